"""How a goal is put: as an imperative, a clause, a noun phrase, labelled lines, a question; or that it is none."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic import syntax
from smartcritic.facts.actions.region import Region
from smartcritic.model import Quantity
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Predicate

MAX_PLACEHOLDER = 10
"""Tokens of a text that may do no more than stand where a goal should."""
_CONTENT = forms.CONTENT_WORDS - {"SYM"} | {"ADJ", "VERB"}


def form_of(
    region: Region, predicate: Predicate | None, labelled: bool, parses: Sequence[Parse], quantities: Sequence[Quantity], has_object: bool
) -> str:
    """The form: "labelled", "question", "noun_phrase", "imperative", "clause" or "no_goal".

    Args:
        region: what states the goal.
        predicate: its main verb.
        parses: all segments of the text.
    """
    if labelled:
        return "labelled"
    if _is_greeting(parses[0]) or _is_placeholder(parses[0]):
        return "no_goal"
    if all(p.text.rstrip()[-1:] == "?" for p in parses):
        return "question"
    if predicate is None:
        content = any(region.parse.pos[k] in _CONTENT for k in range(region.lo, region.hi))
        return "noun_phrase" if (has_object or quantities) and content else "no_goal"
    if _is_report(region.parse, predicate.verb, bool(quantities)):
        return "no_goal"
    return "imperative" if syntax.is_imperative(region.parse, predicate.verb) else "clause"


def _is_greeting(parse: Parse) -> bool:
    greetings = parse.word_sets["greetings"]
    opening = next((parse.lower[k] for k in range(parse.n) if parse.pos[k] not in ("PUNCT", "SPACE")), "")
    return opening in greetings or " ".join(parse.lower[:2]) in greetings


def _is_placeholder(parse: Parse) -> bool:
    if parse.n > MAX_PLACEHOLDER:
        return " ".join(parse.lower[:2]) in parse.word_sets["filler_openings"]
    said = " ".join(parse.text.lower().split()).strip(" .,;:!?()[]-–—\"'")
    return said in parse.word_sets["placeholders"] or said.startswith(tuple(parse.word_sets["filler_openings"]))


def _is_report(parse: Parse, verb: int, measured: bool) -> bool:
    """Whether the text reports instead of naming an aim: "We hired a lead", "Sales fell"."""
    subject = parse.child(verb, "nsubj")
    ours = subject is None or parse.lower[subject] in parse.word_sets["first_person"]
    if parse.deps[verb] == "acl" or (measured and ours):
        return False
    if any(parse.deps[k] == "cop" and parse.tags[k] == forms.PAST for k in parse.children(verb)):
        return True
    if subject is None or parse.tags[verb] != forms.PAST or any(parse.deps[k].startswith("aux") for k in parse.children(verb)):
        return False
    return not syntax.is_headline(parse, verb)
