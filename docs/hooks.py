"""What the site shows of the library, made from the library: MkDocs calls these hooks while it builds.

A page asks for such a part with a line ``<!-- make: NAME ARGUMENTS -->``; `MAKERS` lists the names. Rules are tried on their own
examples before they are shown, so a site with a rule that does not fire cannot be built. Notebooks become pages as they stand.
"""

from __future__ import annotations

import inspect
import json
import re
import tomllib
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import smartcritic as sc
from smartcritic import config as settings
from smartcritic import criteria, evaluate, model, profiles, rules
from smartcritic.criteria.yardsticks import tables as yardsticks
from smartcritic.model import CRITERIA, VERDICTS, schema
from smartcritic.render.labels import verdict_said
from smartcritic.render.markdown import escape
from smartcritic.render.marks import NAMES

DOCS = Path(__file__).parent
ROOT = DOCS.parent
TODAY = "2026-11-24"
GOLD = ROOT / "corpora" / "goals" / "goals.jsonl"
CARDS = ("smartcritic/reading/model/MODEL_CARD.md", "smartcritic/parsing/model/MODEL_CARD.md", "corpora/verdicts/README.md")
MARK = re.compile(r"^<!-- make: (\w+) ?(.*?) -->$", re.MULTILINE)


@cache
def critic() -> sc.Critic:
    """The critic with its default configuration."""
    return sc.Critic()


def read(name: str) -> dict[str, Any]:
    """One of the tables beside this file."""
    return tomllib.loads((DOCS / name).read_text(encoding="utf-8"))


# --------------------------------------------------------------------------- rules


def make_rules() -> str:
    """Every rule on a single goal, by criterion, with what the critic says of its examples; those on texts that are no goals first."""
    out: list[str] = []
    for criterion, name in {"text": "Texts that are not judged", **NAMES}.items():
        out += [f"## {name} {{ #{criterion} }}", "", *_told(criterion)]
    return "\n".join(out)


def make_portfolio() -> str:
    """Every rule on a list of goals, with a list that raises it and one that does not."""
    return "\n".join(_told("portfolio"))


def _told(criterion: str) -> Iterator[str]:
    for rule in rules.load().values():
        if rule.criterion == criterion:
            yield from (f"### `{rule.name}` {{ #{anchor(rule.name)} }}", "", _code(rule.flags), "")
            note = " It is a note beside the verdict." if rule.severity == "note" else ""
            note += " It is off until a [configuration](configuration.md#profiles-and-levels) turns it on." if rule.quiet else ""
            yield from (f"**Why it matters.** {_code(rule.why)}{note} **What helps.** {_code(rule.remedy)}", "")
            yield from _example(rule, rule.bad, '<span class="bad">✗</span>', f"The critic says: *{escape(tried(rule))}*")
            yield from _example(rule, rule.good, '<span class="good">✓</span>', "Nothing of the kind." if rule.about_lists else "")
            yield from (f"- {escape(r.cite)}. {escape(r.says)}" for r in rule.rests_on)
            yield ""
            given = {k: v for k, v in rule.context.items() if k != "today"}
            yield from (f"With context `{json.dumps(given, default=str)}`.", "") if given else ()


def _example(rule: rules.Rule, example: rules.Example, sign: str, said: str) -> Iterator[str]:
    """An example: a list of goals as a table, a single goal as a line."""
    if rule.about_lists:
        columns = ["id", *(f.name for f in msgspec.structs.fields(sc.Goal) if f.name != "id" and any(f.name in g for g in example))]
        yield from (f"{sign} {said}", "")
        yield from table(columns, ([escape(str(g.get(c, ""))) for c in columns] for g in example))
    else:
        yield from (f"{sign} {'<br>'.join(filter(None, (escape(rules.lines_of(example)[0]), said)))}", "")


def tried(rule: rules.Rule) -> str:
    """Run the critic on both examples of a rule; return what it says of the bad one.

    Raises:
        ValueError: the bad example does not raise the rule, or the good one does.
    """
    by = sc.Critic(sc.Config(levels=((rule.name, rule.level),))) if rule.quiet else critic()
    message = next((f.message for f in rules.findings_of(rule, rule.bad, by) if f.rule == rule.name), None)
    raised = any(f.rule == rule.name for f in rules.findings_of(rule, rule.good, by))
    if message is None or raised:
        raise ValueError(f"{rule.name}: its {'good example raises it' if message else 'bad example does not raise it'}")
    return message


def anchor(rule: str) -> str:
    """The anchor of a rule on its page."""
    return rule.replace("/", "-")


# --------------------------------------------------------------------------- records


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "Report": sc.Report.json_schema,
    "Plan": model.Plan.json_schema,
    "Comparison": sc.Comparison.json_schema,
    "Error": model.RowError.json_schema,
    "Goal": lambda: schema.input_schema(model.Goal),
    "Context": lambda: schema.input_schema(model.Context),
    "PortfolioFinding": lambda: schema.record_schema(model.PortfolioFinding),
}
"""The records that stand by themselves: what is handed in, and what is handed out."""


@cache
def parts() -> dict[str, dict[str, Any]]:
    """Every record by name, with its JSON Schema."""
    out: dict[str, dict[str, Any]] = {}
    for name, make in SCHEMAS.items():
        whole = make()
        for part, body in whole.get("$defs", {}).items():
            out.setdefault(part, body)
        if name not in out:
            out[name] = whole
    return out


def make_record(names: str) -> str:
    """Tables of the fields of these model."""
    out: list[str] = []
    meanings = read("fields.toml")
    for name in names.split():
        body = parts()[name]
        kind = getattr(model, name, None)
        defaults = _defaults(kind) if name in ("Goal", "Context", "HistoryPoint", "FunnelStage", "Capacity") else {}
        out += [f"### {name} {{ #{name.lower()} }}", ""]
        if kind is not None:
            out += [_prose(kind.__doc__), ""]
        rows = []
        for field, what in body["properties"].items():
            row = [f"`{field}`", type_of(what), _code(meanings[name][field])]
            rows.append([*row, defaults[field]] if defaults else row)
        out += table(["field", "type", "meaning", *(["default"] if defaults else [])], rows)
    return "\n".join(out)


def _defaults(kind: Any) -> dict[str, str]:
    out = {}
    for f in msgspec.structs.fields(kind):
        plain = f.default if f.default_factory is msgspec.NODEFAULT else f.default_factory()
        needed = plain is msgspec.NODEFAULT
        out[f.name] = "**required**" if needed else f"`{json.dumps(model.to_builtins(plain))}`"
    return out


def type_of(body: Mapping[str, Any]) -> str:
    """A type of the schema in words, with links to the model."""
    if "$ref" in body:
        name = body["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in body:
        return f'`"{body["const"]}"`'
    if "enum" in body:
        return " or ".join("null" if v is None else f'`"{v}"`' for v in body["enum"])
    if "anyOf" in body:
        return " or ".join(type_of(b) for b in body["anyOf"])
    kind = body.get("type", "anything")
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array":
        return f"list of {type_of(body['items'])}"
    if kind == "object":
        inner = body.get("additionalProperties") or next(iter(body.get("properties", {}).values()), {})
        return f"object of {type_of(inner)}" if inner else "object"
    return "date" if body.get("format") == "date" else str(kind)


def _prose(text: str | None) -> str:
    """A docstring as Markdown: paragraphs on one line each, ``code`` kept."""
    pieces = inspect.cleandoc(text or "").split("\n\n")
    return "\n\n".join(_code(" ".join(p.split()).replace("``", "`")) for p in pieces)


def _code(text: str) -> str:
    """Text whose `code` stays, and whose other signs mean nothing to Markdown."""
    signs = str.maketrans({"|": "\\|", "*": "\\*", "&": "&amp;", "<": "&lt;", ">": "&gt;"})
    return "`".join(p if i % 2 else p.translate(signs) for i, p in enumerate(text.split("`")))


def make_example(kind: str) -> str:
    """What the critic gives for one goal, as JSON behind a fold."""
    context = sc.Context(today=TODAY)
    if kind == "report":
        title, data = "The whole report", critic().critique("Increase sales by 20% this quarter", context).to_dict()
    elif kind == "plan":
        title, data = "The whole plan", critic().plan("Make 400 calls by 22 January 2027", context).to_dict()
    else:
        pair = ("Sell 4 boats soon", "Sell 6 boats by 31 May 2027")
        title, data = "The whole comparison", critic().compare(*pair, context).to_dict()
    body = json.dumps(data, indent=2, ensure_ascii=False)
    return "\n".join([f'??? example "{title}"', "", "    ```json", *(f"    {line}" for line in body.splitlines()), "    ```"])


# --------------------------------------------------------------------------- configuration, Python, command line


def make_config(name: str) -> str:
    """The keys of `Config`, `Words`, `Estimates` or `Look`: default and meaning, from the class itself."""
    kind = getattr(settings, name)
    said = described(kind)
    rows = []
    for f in msgspec.structs.fields(kind):
        plain = f.default if f.default_factory is msgspec.NODEFAULT else f.default_factory()
        nested = isinstance(plain, msgspec.Struct)
        default = f"a table, [below](#{f.name})" if nested else f"`{json.dumps(model.to_builtins(plain))}`"
        rows.append([f"`{f.name}`", default, said[f.name]])
    return "\n".join(table(["key", "default", "meaning"], rows))


def described(kind: Any) -> dict[str, str]:
    """What a docstring of the form "`one`, `two`: meaning. `three`: ..." says of each field."""
    text = " ".join((kind.__doc__ or "").split()).replace("``", "`")
    found = list(re.finditer(r"((?:`\w+`(?:, )?)+): ", text))
    out: dict[str, str] = {}
    for m, after in zip(found, [*found[1:], None]):
        meaning = text[m.end() : after.start() if after else None].strip().rstrip(".")
        out |= dict.fromkeys(re.findall(r"`(\w+)`", m[1]), _code(meaning))
    return out


def make_api(names: str) -> str:
    """Signatures and docstrings of these functions, and of these classes with their public methods."""
    out: list[str] = []
    for name in names.split():
        thing = getattr(sc, name)
        out += [f"## `sc.{name}` {{ #{name} }}", ""]
        out += _signature(f"sc.{name}", thing) if inspect.isfunction(thing) or name == "Critic" else []
        out += [_docstring(thing.__doc__), ""]
        for key, member in _public(thing):
            bound = isinstance(member, (classmethod, staticmethod))
            call = f"sc.{name}.{key}" if bound else f"{name.lower()}.{key}"
            out += [f"### `{call}` {{ #{name}-{key} }}", ""]
            out += [] if isinstance(member, property) else _signature(call, member.__func__ if bound else member)
            out += [_docstring(member.__doc__), ""]
    return "\n".join(out)


def _public(thing: Any) -> Iterator[tuple[str, Any]]:
    """The documented methods and properties of a class."""
    if inspect.isclass(thing):
        for key, member in vars(thing).items():
            callable_ = isinstance(member, (property, classmethod, staticmethod)) or inspect.isfunction(member)
            if callable_ and not key.startswith("_") and member.__doc__:
                yield key, member


def _signature(call: str, thing: Any) -> list[str]:
    signature = inspect.signature(thing)
    kept = [p for n, p in signature.parameters.items() if n not in ("self", "cls")]
    text = str(signature.replace(parameters=kept)).replace("'", "")
    if len(call + text) > 100:
        inner = ",\n".join("    " + str(p).replace("'", "") for p in _starred(kept))
        result = "" if signature.return_annotation in (inspect.Signature.empty, "None") else f" -> {signature.return_annotation}"
        text = f"(\n{inner},\n){result}".replace("'", "")
    return ["```text", f"{call}{text.removesuffix(' -> None')}", "```", ""]


def _starred(parameters: list[inspect.Parameter]) -> Iterator[object]:
    named = False
    for p in parameters:
        if p.kind is p.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        yield p


def _docstring(text: str | None) -> str:
    """A docstring as Markdown, its Args and Raises as lists."""
    out: list[str] = []
    for piece in inspect.cleandoc(text or "").split("\n\n"):
        head, _, rest = piece.partition("\n")
        if head in ("Args:", "Raises:"):
            items = re.split(r"\n(?=\S)", inspect.cleandoc(rest))
            named = (i.partition(":") for i in items)
            out.append(f"*{head}*\n\n" + "\n".join(f"- `{name}`: {_code(' '.join(what.split()))}" for name, _, what in named))
        else:
            out.append(_code(" ".join(piece.split()).replace("``", "`")))
    return "\n\n".join(out)


def make_commands() -> str:
    """Every command with its arguments and options, from the command line itself."""
    import typer.main

    from smartcritic.interfaces.cli import app

    out: list[str] = []
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        given = [p for p in command.params if p.name != "help" and not getattr(p, "hidden", False)]
        usage = " ".join(["smartcritic", name, *(_argument(p) for p in given if p.param_type_name == "argument"), "[OPTIONS]"])
        out += [f"## `smartcritic {name}` {{ #{name} }}", "", _code(inspect.cleandoc(command.help or "")), "", "```text", usage, "```", ""]
        out += table(["", "meaning"], ([_option(p), _code(" ".join((getattr(p, "help", None) or "").split())) + _preset(p)] for p in given))
    return "\n".join(out)


def _argument(p: Any) -> str:
    name = p.name.upper() + ("..." if p.nargs == -1 else "")
    return name if p.required else f"[{name}]"


def _option(p: Any) -> str:
    if p.param_type_name == "argument":
        return f"`{p.name.upper()}`"
    return ", ".join(f"`{o}`" for o in [*p.opts, *p.secondary_opts])


def _preset(p: Any) -> str:
    if p.default in (None, False, (), []) or callable(p.default):
        return ""
    return f" Default: `{getattr(p.default, 'value', p.default)}`."


# --------------------------------------------------------------------------- agreement, cards


@cache
def evaluation() -> evaluate.Evaluation:
    """How the critic agrees with the labelled goals of `corpora/goals`."""
    return evaluate.evaluate(critic(), evaluate.read_gold(GOLD))


def make_agreement() -> str:
    """Agreement with the labelled goals, worked out while the site is built."""
    found = evaluation()
    out = table(
        ["", "goals", "accuracy", "macro-F1", "kappa"],
        ([NAMES[c], str(a.n), *(f"{x:.2f}" for x in (a.accuracy, a.macro_f1, a.kappa))] for c, a in found.criteria.items()),
    )
    if found.goal_or_not is not None:
        figures = f"recall {found.goal_or_not.recall:.2f}, precision {found.goal_or_not.precision:.2f}"
        out += [f"Texts that are no goals, {found.goal_or_not.n} of them, are found with {figures}.", ""]
    out += ["### Where it errs", "", "How often each label (row) got each verdict (column); labels that do not occur are left out.", ""]
    for criterion, a in found.criteria.items():
        labels = [v for v in VERDICTS if any(g == v for g, _ in a.confusion)]
        said = [v for v in VERDICTS if any(p == v for _, p in a.confusion)]
        rows = ([f"**{verdict_said(g)}**", *(_cell(a.confusion.get((g, p), 0), g == p) for p in said)] for g in labels)
        out += [f"**{NAMES[criterion]}**", "", *table(["label", *map(verdict_said, said)], rows)]
    out += ["### Whether confidence can be trusted", ""]
    error = f"{found.calibration_error:.3f}"
    out += [f"The expected calibration error is {error}: so far is the confidence of a verdict from the share that is right.", ""]
    out += table(
        ["mean confidence", "share right", "verdicts"],
        ([f"{mean:.2f}", f"{right:.2f}", f"{n:,}"] for mean, right, n in found.calibration),
    )
    out += ["### Facts", ""]
    rows = []
    for name, score in found.facts.items():
        rows.append([name, str(score.n), ", ".join(f"{k.replace('f1', 'F1')} {v:.2f}" for k, v in score.figures.items())])
    out += table(["fact", "labelled", "figures"], rows)
    return "\n".join(out)


def _cell(n: int, right: bool) -> str:
    return f"**{n}**" if right and n else str(n or "·")


def make_include(path: str) -> str:
    """A Markdown file of the project as a part of a page: headings one lower, links to files outside the site as plain words."""
    pieces = re.split(r"(^```.*?^```$)", (ROOT / path).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return "".join(p if i % 2 else _lowered(p) for i, p in enumerate(pieces))


def _lowered(text: str) -> str:
    text = re.sub(r"^<!--.*?-->\n?", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^#", "##", text, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]+\)", r"\1", text)


def make_cards() -> str:
    """The cards of the reader, the pipeline and the verdicts, those that there are."""
    return "\n\n".join(make_include(p) for p in CARDS if (ROOT / p).is_file())


def make_score() -> str:
    """What criteria and verdicts count for in the score."""
    out = table(["", *(NAMES[c] for c in criteria.SHARES)], [["share of the score", *(f"{100 * s:g}" for s in criteria.SHARES.values())]])
    out += table(["", *map(verdict_said, criteria.WEIGHTS)], [["worth of the verdict", *(f"{w:g}" for w in criteria.WEIGHTS.values())]])
    return "\n".join(out)


WAYS_SAID = {
    "key_results": "by the goal itself or its key results, whichever says more; left open where neither does and no key result is known",
    "lifted": "an aim at something named is at least partly met, and one step more where a key result can be measured",
    "answer": "met where it says what is to be known",
    "floor": "met where it says a level to hold, or where it stands at the start; else it is asked for a floor",
    "not_asked": "not asked, but for what contradicts itself",
}
"""The ways in which a letter is judged, as a page says them."""


def make_kinds() -> str:
    """The yardstick of each kind: what it is asked, criterion by criterion, and which rules it is not."""
    lines = []
    for kind, table_ in yardsticks.load().items():
        lines += [f"### {kind.replace('_', ' ').capitalize()}", "", table_.about, ""]
        letters = {name: way for name in CRITERIA if (way := getattr(table_.letters, name)) != "own"}
        if letters:
            lines += [*table(["Criterion", "How it is judged"], [[f"**{n}**", WAYS_SAID[w]] for n, w in letters.items()]), ""]
        if table_.off:
            lines += [f"Not asked: {', '.join(f'`{rule}`' for rule in table_.off)}.", ""]
    return "\n".join(lines)


def make_profiles() -> str:
    """The profiles that come with the package, and where each departs from the default."""
    out: list[str] = []
    for name in profiles.names():
        profile = profiles.load(name)
        out += [f"### `{name}` {{ #{name} }}", "", f"**{profile.title}.** {profile.about}", ""]
        rows = [[f"`{key}`", f"{value:g}"] for key, value in (*profile.thresholds, *profile.letters)]
        rows += [[f"`{rule}`", level] for rule, level in profile.levels]
        out += table(["what", "how"], rows)
    return "\n".join(out)


def make_scoreboard() -> str:
    """The figures that `corpora.scoreboard` kept."""
    from corpora.scoreboard.__main__ import table as board

    return board(json.loads((ROOT / "corpora" / "scoreboard" / "figures.json").read_text(encoding="utf-8")))


def make_reliability() -> str:
    """The reliability plots that `corpora.reader.card` drew."""
    there = [c for c in NAMES if (DOCS / f"reliability-{c}.svg").is_file()]
    return "\n".join(f"![Reliability of {NAMES[c]}](reliability-{c}.svg)" for c in there)


def make_lists() -> str:
    """The lists of words: how many entries, and what each is about."""
    from smartcritic.languages import ENGLISH

    lists = [ENGLISH.lexicon(name) for name in ENGLISH.names()]
    rows = ([f"`{x.name}.toml`", f"{len(x.entries):,}", _code(x.about), ", ".join(_keys(x))] for x in lists if x.entries)
    return "\n".join(table(["list", "entries", "what it holds", "keys of an entry"], rows))


def _keys(words: Any) -> list[str]:
    return [f"`{k}`" for k in dict.fromkeys(k for e in words.entries for k in e.attrs)]


# --------------------------------------------------------------------------- what MkDocs calls


def table(head: list[str], rows: typing.Iterable[list[str]]) -> list[str]:
    """A Markdown table."""
    lines = [f"| {' | '.join(head)} |", "|" + "-|" * len(head)]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


MAKERS: dict[str, Callable[..., str]] = {
    "rules": make_rules,
    "portfolio": make_portfolio,
    "record": make_record,
    "example": make_example,
    "config": make_config,
    "api": make_api,
    "commands": make_commands,
    "agreement": make_agreement,
    "include": make_include,
    "cards": make_cards,
    "score": make_score,
    "kinds": make_kinds,
    "profiles": make_profiles,
    "scoreboard": make_scoreboard,
    "reliability": make_reliability,
    "lists": make_lists,
}


def fill(markdown: str) -> str:
    """Return a page with the parts that it asks for.

    Raises:
        KeyError: there is no maker of that name.
    """
    return MARK.sub(lambda m: MAKERS[m[1]](*([m[2]] if m[2] else [])), markdown)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill the page before it is rendered."""
    return fill(markdown)


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each notebook, with its pictures."""
    from mkdocs.structure.files import File
    from nbconvert import MarkdownExporter

    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        body, resources = MarkdownExporter().from_filename(str(path))
        for name, data in resources["outputs"].items():
            new = f"{path.stem}-{name}"
            body = body.replace(f"]({name})", f"]({new})")
            files.append(File.generated(config, f"notebooks/{new}", content=data))
        files.append(File.generated(config, f"notebooks/{path.stem}.md", content=body))
    return files
