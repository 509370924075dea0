"""The terminal report: nothing runs over the edge, the rails stand under the words, and no text can act on the screen."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from smartcritic.model import CRITERIA, Cue, Report, Rewrite, Slot, Verdict
from smartcritic.render.marks import LETTERS
from smartcritic.render.terminal import ReportView, goal_lines

sys.path.insert(0, str(Path(__file__).parents[1]))
import strategies

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).parent / "samples.py")
assert _spec is not None
assert _spec.loader is not None
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

WIDTHS = (20, 36, 50, 80, 120, 200)


def shown(report: Report, width: int = 80, *, verbose: bool = False, encoding: str = "utf-8", color: str | None = None) -> str:
    """What a terminal of `width` columns shows."""
    raw = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", write_through=True)
    console = Console(file=raw, width=width, force_terminal=color is not None, color_system=color, legacy_windows=False)  # type: ignore[arg-type]
    console.print(ReportView(report, verbose=verbose))
    raw.seek(0)
    return raw.read()


def marked(text: str, words: str, criterion: str = "specific") -> Report:
    """A report that shows these words of the text as evidence of one criterion."""
    at = text.index(words)
    return samples.report(text, {criterion: Verdict("met", 0.9, evidence=(Cue("evidence", words, at, at + len(words)),))})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, verbose: bool) -> None:
    lines = shown(samples.typical(), width, verbose=verbose).splitlines()
    assert max(map(cell_len, lines)) <= width
    squeezed = "".join("".join(lines).split())
    for words in ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "soonnamesnoday", "[whichbuyers]", "31December2026"):
        assert words in squeezed.replace("“", "").replace("”", "")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("text", "rule", "message", "mend"),
    [
        ("What is our churn?", "text/not_a_goal", "this is a question, not a goal", "Write what will be done or be true"),
        ("", "text/empty", "there are no words", "Write what will be done or be true"),
        ("Wir verkaufen Boote", "text/not_english", "this text is not in English", "Write the goal in English"),
    ],
)
def test_a_text_that_was_not_judged_says_why_and_what_would_help(width: int, text: str, rule: str, message: str, mend: str) -> None:
    out = shown(samples.no_goal(text, rule, message), width)
    assert max(map(cell_len, out.splitlines())) <= width
    words = "".join(out.split()).lower()
    for part in ("not judged", message, mend, text or "(no text)"):
        assert "".join(part.split()).lower() in words
    assert "/100" not in out
    assert "Measurable" not in out


def test_wide_and_narrow_are_laid_out_differently() -> None:
    wide = [line for line in shown(samples.typical(), 120).splitlines() if "Measurable" in line]
    narrow = [line for line in shown(samples.typical(), 50).splitlines() if "Measurable" in line]
    assert "20% of pump sales" in wide[0]
    assert "20% of pump sales" not in narrow[0]


def test_every_letter_of_a_flaw_and_of_evidence_stands_under_its_words() -> None:
    lines = [line.plain for line in goal_lines(samples.typical(), 100)]
    goal = lines[0]
    rails = lines[1:]
    assert any(r[goal.index("20%") :].startswith("M──") for r in rails)
    assert any(r[goal.index("soon") :].startswith("T~~~") for r in rails)
    assert any(r[goal.index("pump sales") :].startswith("S─────────") for r in rails)
    assert any(r[goal.index("sales") :].startswith("S~~~~") for r in rails)


def test_rails_follow_words_that_are_wrapped_or_wide() -> None:
    lines = [line.plain for line in goal_lines(marked("Move the Aarhus depot to the new harbour", "Aarhus depot"), 16)]
    assert lines == ["Move the Aarhus", "         S─────", "depot to the new", "S────", "harbour"]
    wide = [line.plain for line in goal_lines(marked("東京 depot moved", "depot"), 40)]
    assert wide == ["東京 depot moved", "     S────"]


@given(strategies.texts(), st.integers(20, 120))
def test_any_text_is_shown_and_cannot_act(text: str, width: int) -> None:
    start, end = len(text) // 3, 2 * len(text) // 3
    report = samples.report(text, {"specific": Verdict("met", 0.9, evidence=(Cue("evidence", text[start:end], start, end),))})
    out = shown(report, width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert all(cell_len(line) <= width for line in out.split("\n"))


def test_markup_and_links_in_a_text_are_text() -> None:
    out = shown(samples.report("[bold]Sell[/bold] 20 [link=http://x.test]sheds[/link] :smile: \x1b[31mred"), 120, color="truecolor")
    assert "[bold]Sell[/bold] 20 [link=http://x.test]sheds[/link] :smile: ␛[31mred" in out
    assert "\x1b]8" not in out


def test_colours_say_the_verdict_and_can_be_left_out() -> None:
    coloured = shown(samples.typical(), color="standard")
    for code, word in (("32", "met"), ("33", "partly met"), ("31", "not met"), ("34", "cannot tell")):
        assert re.search(rf"\x1b\[[\d;]*{code}m[^\x1b]*{word}\b", coloured), word
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(samples.typical())


def test_a_terminal_without_unicode_is_served() -> None:
    out = shown(samples.typical(), encoding="ascii")
    assert "T~~~" in out
    assert "M--" in out


def test_verbose_adds_reasons_and_single_suggestions() -> None:
    brief, full = shown(samples.typical(), 120), shown(samples.typical(), 120, verbose=True)
    assert "because it matters" not in brief
    assert "Say which buyers" not in brief
    assert full.count("because it matters") == 3
    assert "Say which buyers" in full


def test_slots_are_asked_once_and_proposals_are_named() -> None:
    text = "Sell [how many] sheds to farms, [how many] in Fife"
    first, second = text.index("[how many]"), text.rindex("[how many]")
    slots = tuple(Slot("n", at, at + 10, "How many sheds?", type="number", proposal="20") for at in (first, second))
    out = shown(samples.report("Sell sheds", rewrite=Rewrite(text, slots, 80)), 100)
    assert out.count("How many sheds?") == 1
    assert out.count("(proposed: 20)") == 1
    assert text in out


def test_an_empty_and_a_long_text_have_a_place() -> None:
    assert "(no text)" in shown(samples.report(""))
    out = shown(samples.report("word " * 5_000), 100)
    assert "23,800 characters more" in out
    assert len(out) < 6_000


def test_the_head_spells_the_verdicts() -> None:
    head = next(line for line in shown(samples.typical()).splitlines() if "/100" in line)
    assert head.split()[:5] == ["s", "M", "?", "✘", "T"]
    assert [LETTERS[c] for c in CRITERIA] == list("SMART")
