"""Why, how and how surely: purpose, parent aim, means, basis, tracking, and words that say nothing, as cues.

The words are data (``cues.toml``, ``vague.toml``); code are the kinds of construction in which they count: a purpose clause (`purpose`), an
objective in front of its key result (`objective`), "by doing", "through", "with the X that we bought" (`means`), phrases of the lists here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.facts import phrases
from smartcritic.facts.cues import cue
from smartcritic.facts.means import means_cues
from smartcritic.facts.objective import objective_first
from smartcritic.facts.purpose import purpose_cues
from smartcritic.facts.vague import is_exact
from smartcritic.languages import Entry
from smartcritic.model import Action, Cue, Quantity
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Range

_OF_LABEL = {"R": "purpose", "A": "basis", "M": "tracking"}
"""What a labelled line says, by its letter."""
_EMPTY = frozenset({"PUNCT", "SPACE", "AUX", "PRON", "DET", "CCONJ", "ADV"})


def read_rationale(
    parses: Sequence[Parse],
    date_ranges: Sequence[Sequence[Range]],
    actions: Sequence[Action],
    quantities: Sequence[Quantity],
    deadline_start: int | None = None,
) -> tuple[Cue, ...]:
    """Return the cues for purpose, means, basis, tracking and empty words, in the order of the text.

    Args:
        parses: the segments of one goal.
        date_ranges: for each parse the token ranges of its date expressions.
        actions: the goal's own actions; their "to" clauses are no purpose.
        quantities: the amounts found.
        deadline_start: the caller's offset of the deadline, or None.
    """
    cues: list[Cue] = []
    starts = sorted({a.start for a in actions})
    for parse, dated in zip(parses, date_ranges, strict=True):
        if parse.n:
            cues += _labelled(parse)
            cues += _listed(parse, starts)
            cues += purpose_cues(parse, starts)
            cues += means_cues(parse, {k for a, b in dated for k in range(a, b)}, starts)
    cues += objective_first(parses, quantities, actions, deadline_start)
    cues += [Cue("basis", q.text, q.start, q.end, "baseline") for q in quantities if q.role == "baseline" and not _nothing_yet(q)]
    cues.sort(key=lambda c: (c.start, c.end, c.kind))
    return tuple(dict.fromkeys(cues)) if len(cues) > 1 else tuple(cues)


def _labelled(parse: Parse) -> Iterator[Cue]:
    """A labelled line says what its letter asks for, unless it is empty or a mere yes."""
    if parse.label not in _OF_LABEL:
        return
    words = {w for w, p in zip(parse.lower, parse.pos, strict=True) if p not in _EMPTY}
    if not words <= parse.language.words("cues", "empty"):
        yield cue(_OF_LABEL[parse.label], parse, 0, parse.n, f"label {parse.label}")


def _listed(parse: Parse, own: Sequence[int]) -> Iterator[Cue]:
    """Phrases of the lists: where progress is read, and words that say nothing."""
    for i, j, entry in phrases.matches(parse.lower, phrases.index(parse.language, "cues", "vague")):
        if entry.get("not_after_number") and i > 0 and _is_counted(parse, i - 1):
            continue
        if "class" not in entry.attrs:
            if not _is_noun(parse, i) and not (entry.get("kind") == "buzzword" and i and parse.pos[i - 1] == "PROPN"):
                yield cue(str(entry.get("kind")), parse, i, j, entry.term)
        elif not _is_in_name(parse, i) and not is_exact(entry, parse, j) and _is_vague(parse, i, j, entry, own):
            yield cue("vague_word", parse, i, j, entry.term)


def _is_noun(parse: Parse, i: int) -> bool:
    """Whether a gerund stands behind an article: "join the judging by May"."""
    return i > 0 and parse.pos[i - 1] == "DET" and parse.lower[i].endswith(tuple(parse.word_sets["gerund_endings"]))


def _is_vague(parse: Parse, i: int, j: int, entry: Entry, own: Sequence[int]) -> bool:
    """Whether a listed word is used as one: not as the goal's verb ("lower the fee"), and where it judges, as an adjective or adverb."""
    if (entry.get("verb") and parse.span(i, j)[0] in own) or _is_bound(parse, j, entry):
        return False
    return entry.get("class") != "quality" or parse.pos[j - 1] in ("ADJ", "ADV") or parse.bases[j - 1] in ("amod", "compound")


def _is_bound(parse: Parse, j: int, entry: Entry) -> bool:
    """ "more than 3 courses", "more or less": a bound, no direction."""
    if entry.get("class") != "comparative" or j + 1 >= parse.n:
        return False
    language = parse.language
    than = parse.lower[j] in language.words("amounts", "than") and parse.pos[j + 1] in ("NUM", "SYM")
    return than or (parse.lower[j] in language.words("amounts", "or") and parse.lower[j + 1] in language.words("amounts", "or_compared"))


def _is_counted(parse: Parse, i: int) -> bool:
    """Whether a number or a negation stands in front: "5 more", "no more"."""
    return parse.pos[i] == "NUM" or parse.lower[i] in parse.word_sets["before_comparatives"]


def _is_in_name(parse: Parse, i: int) -> bool:
    """Whether the word is a name or written like one in a text of names."""
    if parse.pos[i] == "PROPN":
        return True
    return i > 0 and parse.words[i].istitle() and sum(w.istitle() for w in parse.words) * 2 <= parse.n


def _nothing_yet(q: Quantity) -> bool:
    """Whether an amount is a mark of progress that has none, "0 of 10"; "from 0 to 10" is a level."""
    return q.value == 0 and q.rule in ("part of", "out of", "fraction digits", "ratio")
