"""Pages without a table of goals, as text: headings, lists and paragraphs as Markdown writes them; menus and footers are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.words import plain_name

_MENU = re.compile(
    r"\b(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|footer|banner|toolbar|cookie\w*|contentinfo|complementary|search)\b",
    re.IGNORECASE,
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_SILENT = frozenset({
    "header", "script", "style", "head", "nav", "footer", "aside", "form", "button", "select", "template", "svg", "noscript",
})  # fmt: skip
_LINES = frozenset({"p", "div", "section", "article", "main", "blockquote", "dt", "dd", "table", "ul", "ol", "figure", "pre"})
_INLINE = frozenset({"span", "time", "a", "em", "small", "i", "b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _label_of(tag: str, attrs: Mapping[str, str | None]) -> str:
    """Return which field of a goal an element inside of a line holds, by what its class is called; nothing where none."""
    if tag not in _INLINE:
        return ""
    for name in (attrs.get("class") or "").split():
        plain = plain_name(re.split(r"__|--", name)[-1])
        role = next((m.role for m in meanings(plain)[:1] if m.rank < 200.0), "")
        if role in ("owner", "due_date", "start_date", "status", "target"):
            return plain
    return "due" if tag == "time" else ""


class _Text(HTMLParser):
    """Writes the words of a page line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line = ""
        self._mark = ""
        self._label = ""
        self._cells: list[str] | None = None
        self._silent: list[str] = []
        self._deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            if tag not in _VOID:
                self._silent.append(tag)
        elif tag in _SILENT or (tag not in _VOID and _MENU.search(" ".join(v or "" for k, v in attrs if k in ("role", "class", "id")))):
            self._end_line()
            self._silent.append(tag)
        elif tag in _HEADINGS or tag in ("li", "ul", "ol"):
            self._begin_part(tag)
        elif tag == "tr":
            self._end_line()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
        elif self._cells is not None and (tag == "br" or tag in _LINES):
            self._line += " "
        else:
            self._begin_inside(tag, dict(attrs))

    def _begin_part(self, tag: str) -> None:
        self._end_line()
        if tag in _HEADINGS:
            self._mark = "#" * int(tag[1]) + " "
        elif tag == "li":
            self._mark = "    " * max(0, self._deep - 1) + "- "
        else:
            self._deep += 1

    def _begin_inside(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        if tag == "dd" and self._label:
            self._line, self._label = f"{self._label}: {self._line}", ""
        elif tag == "br" or tag in _LINES:
            self._end_line()
        elif self._line.strip() and (label := _label_of(tag, attrs)):
            self._line = f"{self._line.rstrip()} | {label}: "
        elif tag == "input" and self._line == "" and attrs.get("type") == "checkbox":
            self._mark = f"{self._mark or '- '}[{'x' if 'checked' in attrs else ' '}] "

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            while tag in self._silent and self._silent.pop() != tag:
                pass
            return
        if tag in ("ul", "ol"):
            self._deep = max(0, self._deep - 1)
        if self._cells is not None:
            if tag in ("td", "th"):
                self._end_cell()
            elif tag in ("tr", "table"):
                self._end_cell()
                cells, self._cells = self._cells, None
                self.lines.append(f"{cells[0].rstrip(':')}: {cells[1]}" if len(cells) == 2 else " ".join(cells))
            return
        if tag == "dt" and self._line.strip():
            self._label, self._line = self._line.strip().rstrip(":"), ""
        elif tag in ("s", "del", "strike") and self._line.strip():
            self._line = f"~~{self._line.strip()}~~"
        elif tag in _HEADINGS or tag in _LINES or tag == "li":
            self._end_line()
            self._mark = ""
            if tag in ("p", "ul", "ol", "div", *_HEADINGS):
                self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line += re.sub(r"\s+", " ", data) if self._line else re.sub(r"\s+", " ", data).lstrip()

    def _end_cell(self) -> None:
        if self._cells is not None and self._line.strip():
            self._cells.append(" ".join(self._line.split()))
        self._line = ""

    def _end_line(self) -> None:
        if self._line.strip():
            self.lines.append(f"{self._mark}{self._line.replace(chr(160), ' ').strip()}")
            self._mark = ""
        self._line = ""


def page_text(text: str) -> str:
    """Return the words of a page, a heading, an entry of a list or a paragraph a line."""
    parser = _Text()
    parser.feed(text)
    parser.close()
    parser._end_line()
    return "\n".join(parser.lines)
