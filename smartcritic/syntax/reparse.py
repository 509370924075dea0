"""Segments -> parses, with a second parse of imperatives whose first word the pipeline took for no verb: "Survey warehouse crews".

Where the word is a noun too and the pipeline gives the verb less than `MIN_VERB_PROBABILITY`, its parse stands. Else the list of verbs
decides, and what the parse says of the other words is wrong too: *warehouse crews* attached to a noun. Behind a subject and a modal no
reader takes *survey* for a noun, so the goal is parsed once more in such a sentence, and its own words get that parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from smartcritic.languages import Language
from smartcritic.parsing import forms, pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import Segment
from smartcritic.syntax.features import first_word
from smartcritic.syntax.lexicon import verbs
from smartcritic.syntax.main_verb import main_verb

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

MIN_VERB_PROBABILITY = 0.1
"""Probability of a verb below which the pipeline is sure of its noun; what others do to the goals of the treebank is in the model card."""


def parsed(nlp: Pipeline, pieces: Sequence[Segment], own: bool, language: Language) -> list[Parse]:
    """Parse segments, each as one sentence, in order, with a second parse where the list of verbs contradicts the first.

    Args:
        own: the pipeline is used by critics alone (see `pipeline.exclusive`).
    """
    if not pieces:
        return []
    with pipeline.exclusive(nlp, own):
        docs = pipeline.docs(nlp, [s.text for s in pieces])
        return reparse(nlp, ((doc, Parse(doc, language, s)) for doc, s in zip(docs, pieces, strict=True)))


def reparse(nlp: Pipeline, read: Iterable[tuple[Doc, Parse]]) -> list[Parse]:
    """The parses, those of misread imperatives with a second parse; a Doc is let go as soon as nothing more is asked of it."""
    parses: list[Parse] = []
    places: list[tuple[int, int]] = []
    for doc, parse in read:
        first = opening(parse)
        if first is not None:
            if is_noun_verb_ambiguous(parse, first) and pipeline.verb_probability(nlp, doc, first) < MIN_VERB_PROBABILITY:
                parse.confident_noun = first
            else:
                places.append((len(parses), first))
        parses.append(parse)
    if not places:
        return parses
    again = pipeline.docs(nlp, [carrier_sentence(parses[i], first) for i, first in places])
    return apply(parses, places, [Parse(doc, parses[i].language) for doc, (i, _) in zip(again, places, strict=True)])


def opening(parse: Parse) -> int | None:
    """The token that is a verb by the list of verbs alone and opens what is said; None where there is none."""
    first = first_word(parse, 0, parse.n)
    if first is None or parse.pos[first] == "VERB" or parse.lower[first] not in verbs(parse.language):
        return None
    found = main_verb(parse, 0, parse.n)
    return first if found is not None and found.by == "first_word" and not found.asserted else None


def is_noun_verb_ambiguous(parse: Parse, first: int) -> bool:
    """Whether the word may also be a noun; any other listed verb is one whatever the pipeline thinks.

    Nor is it a noun where a bare verb follows behind a comma or "and": "End waste, reach 40% and publish how".
    """
    listed, joining = verbs(parse.language), parse.word_sets["joins_verbs"]
    entry = listed.get(parse.lower[first])
    if entry is not None and not entry.get("noun"):
        return False
    return not any(
        parse.tags[k] == forms.INFINITIVE and parse.pos[k] == "VERB" and parse.lower[k] in listed and parse.lower[k - 1] in joining
        for k in range(first + 2, parse.n)
    )


def carrier(language: Language) -> tuple[str, ...]:
    """The words behind which the next one is a verb: "We will"."""
    return tuple(language.lexicon("syntax").tables.get("carrier", ()))


def carrier_sentence(parse: Parse, first: int) -> str:
    """What is parsed instead: the goal from `first` on, behind the carrier."""
    text = parse.text[parse.starts[first] :]
    return f"{' '.join(carrier(parse.language))} {text[:1].lower()}{text[1:]}"


def transfer(parse: Parse, first: int, again: Parse) -> Parse | None:
    """The parse with what `again` says of the words from `first` on; None where that does not begin with a verb, or has other words."""
    n = len(carrier(parse.language))
    if again.n - n != parse.n - first or again.lower[n:] != parse.lower[first:] or again.pos[n] != "VERB" or again.heads[n] != n:
        return None
    if any(head < n for head in again.heads[n:]):
        return None
    move = first - n
    heads = [head if head < first and head != i else first for i, head in enumerate(parse.heads[:first])]
    deps = ["dep" if dep == "root" else dep for dep in parse.deps[:first]]
    return parse.replaced(
        heads=heads + [head + move for head in again.heads[n:]],
        deps=deps + again.deps[n:],
        pos=parse.pos[:first] + again.pos[n:],
        tags=parse.tags[:first] + again.tags[n:],
        lemmas=parse.lemmas[:first] + again.lemmas[n:],
    )


def apply(parses: Sequence[Parse], places: Sequence[tuple[int, int]], again: Iterable[Parse]) -> list[Parse]:
    """The parses, those at `places` with what their second parse says of them."""
    out = list(parses)
    for (i, first), other in zip(places, again, strict=True):
        out[i] = transfer(out[i], first, other) or out[i]
    return out
