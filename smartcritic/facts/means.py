"""How it is to be reached, as cues: "by doing X", "through X", "using X", "via X", "with the X that we bought"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from smartcritic.facts.cues import cue
from smartcritic.languages import Language
from smartcritic.model import Cue
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

_NEAR = 8
"""Tokens within which the noun or verb of a means stands."""
_PHRASE_ENDS = frozenset({"VERB", "PUNCT", "ADP", "SCONJ"})


def _words(language: Language, name: str) -> frozenset[str]:
    return language.once(_table)[name]


def _table(language: Language) -> dict[str, frozenset[str]]:
    table = language.lexicon("cues").tables.get("means", {})
    return defaultdict(frozenset, {name: frozenset(words) for name, words in table.items()})


def means_cues(parse: Parse, date_tokens: set[int], own: Sequence[int]) -> Iterator[Cue]:
    """The means of a segment; `own` are the caller's offsets of the goal's own actions."""
    readers = parse.language.once(_readers)
    for i in range(parse.n - 1):
        read = readers.get(parse.lower[i])
        if read is not None and i not in date_tokens and i + 1 not in date_tokens and parse.span(i, i + 1)[0] not in own:
            found = read(parse, i)
            if found is not None:
                yield found


Reader = Callable[[Parse, int], Cue | None]


def _readers(language: Language) -> dict[str, Reader]:
    """What reads the phrase behind each word that may bring in a means."""
    of = {
        "means_of_doing": _by_doing,
        "means_of_things": _through,
        "means_of_use": _using,
        "means_of_company": _with,
    }
    return {word: read for name, read in of.items() for word in language.words("syntax", name)}


def _by_doing(parse: Parse, i: int) -> Cue | None:
    j = i + 1
    while j < parse.n and parse.pos[j] == "ADV" and j < i + 3:
        j += 1
    if j >= parse.n or parse.pos[j] not in forms.VERBS | {"NOUN"} or parse.lower[j] in parse.word_sets["no_gerunds"]:
        return None
    if not parse.lower[j].endswith(tuple(parse.word_sets["gerund_endings"])):
        return None
    return cue("means", parse, i, max(parse.subtree(j)[1], j + 1), "by doing")


def _through(parse: Parse, i: int) -> Cue | None:
    if parse.pos[i] not in ("ADP", "SCONJ", "ADV") or _is_path(parse, i):
        return None
    content = next((k for k in range(i + 1, min(parse.n, i + 1 + _NEAR)) if parse.pos[k] in forms.NOUNS | {"VERB"}), None)
    return None if content is None else cue("means", parse, i, max(parse.subtree(content)[1], content + 1), parse.lower[i])


def _is_path(parse: Parse, i: int) -> bool:
    """Whether "through" is a path or a particle: "get through 10 chapters", "walk through the park", "work through the backlog"."""
    return i > 0 and parse.pos[i - 1] in forms.VERBS and parse.lemmas[i - 1] not in parse.word_sets["reached_through"]


def _using(parse: Parse, i: int) -> Cue | None:
    if i == 0 or parse.bases[i] in ("amod", "compound") or parse.lower[i - 1] in parse.word_sets["no_means_behind"]:
        return None
    return cue("means", parse, i, max(parse.subtree(i)[1], i + 2), "using")


def _with(parse: Parse, i: int) -> Cue | None:
    head = _head_behind(parse, i)
    if head is None:
        return None
    acquired = _words(parse.language, "acquired")
    bought = head + 1 < parse.n and parse.lemmas[head + 1] in acquired and parse.tags[head + 1] == forms.PARTICIPLE
    if parse.lemmas[head] not in _words(parse.language, "nouns") and not bought:
        return None
    behind = range(head + 1, min(parse.n, head + 6))
    got = any(parse.lemmas[k] in acquired and parse.pos[k] in forms.VERBS for k in behind)
    if not got and not _is_at_hand(parse, i + 1, head):
        return None
    return cue("means", parse, i, max(head + 1, parse.subtree(head)[1]), parse.lemmas[head])


def _head_behind(parse: Parse, i: int) -> int | None:
    """The head noun of the phrase behind "with"."""
    head = None
    for k in range(i + 1, min(parse.n, i + 7)):
        if parse.pos[k] in forms.NOUNS:
            head = k
        elif head is not None or parse.pos[k] in _PHRASE_ENDS:
            break
    return head


def _is_at_hand(parse: Parse, first: int, head: int) -> bool:
    """Whether the phrase names what is there or is to be got: "our scanner", "two interns", "a new scanner"."""
    if parse.lower[first] in parse.word_sets["articles"]:
        return not parse.word_sets["new"].isdisjoint(parse.lower[first + 1 : head])
    return parse.pos[first] == "NUM" or parse.lower[first] in parse.word_sets["at_hand"]
