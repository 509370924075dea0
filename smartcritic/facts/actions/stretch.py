"""A verb in its stretch of text, as features by name: how it is inflected and attached, what opens its clause, what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from smartcritic import syntax
from smartcritic.facts import phrases
from smartcritic.facts.actions.region import Region
from smartcritic.languages import Language
from smartcritic.model import Quantity
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

_MARKS = frozenset({":", ",", "-", "–", "—", "→", "->", "(", ")", "+", "=", "&", "/", "|", "…", "...", "•", '"', "“", "”"})
_HEADED = frozenset({":", "–", "—", "-", "="})
_NUMERIC = frozenset({"NUM", "SYM"})
_COMPLEMENTS = frozenset(
    {"obj", "cop", "ccomp", "xcomp", "advcl", "conj", "obl", "parataxis", "dep", "compound", "amod", "det", "nummod", "case"}
)
_NEAR = 6
"""Tokens behind a verb in which a figure counts as near."""


class Stretch:
    """A stretch of text and what is asked of it again and again: its first word, its brackets, its amounts, names of metrics."""

    CROSSED: ClassVar[int] = 7
    """How many features of a verb, the first ones, matter differently by where it stands."""
    PLAIN: ClassVar[str] = "plain"
    """The feature of a verb that looks like an imperative."""

    def __init__(self, region: Region, quantities: Sequence[Quantity]) -> None:
        self.region = region
        self.parse = parse = region.parse
        self.listed = syntax.verbs(parse.language)
        self.first = syntax.first_word(parse, region.lo, region.hi, region.date_ranges)
        self.bracketed = syntax.parenthetical_tokens(parse, 0, parse.n)
        named = phrases.matches(parse.lower, phrases.index(parse.language, "metrics"))
        self.metric = frozenset([k for i, j, _ in named for k in range(i, j)])
        self.figures = [k for k in range(parse.n) if any(map(str.isdigit, parse.words[k]))]
        self.headed = [k for k in range(parse.n - 1) if parse.words[k] in _HEADED]
        begin, end = parse.span(0, parse.n)
        aimed = [q.start for q in quantities if q.role in ("target", "rate")]
        self.aims = [a for a in aimed if begin <= a < end]
        self.aimed_before = any(a < begin for a in aimed)
        self.amounts = [q.start for q in quantities if begin <= q.start < end]

    def features(self, k: int) -> list[str]:
        """The features of the verb at `k`; the first `CROSSED` are how it is inflected and attached, what it stands behind, who does it."""
        parse, tag = self.parse, self.parse.tags[k]
        dep, pos, lemma = parse.bases[k], parse.pos[k], syntax.base_form(parse, k)
        entry = self.listed.get(lemma)
        noun = "unlisted" if entry is None else "noun" if entry.get("noun") else "verb"
        opens, subject, time = self._opens(k), _subject(parse, k), _tense(parse, k)
        out = [
            f"tag:{tag}", f"dep:{dep}", f"opens:{opens}", f"list:{noun}", f"subject:{subject}", time, self._share(k),
            "verb", f"pos:{pos}", f"lemma:{lemma}", f"{tag}|{dep}", f"{tag}|{opens}", f"{tag}|{subject}", f"{noun}|{pos}",
            f"{noun}|{opens}",
            f"{dep}|{subject}", f"{lemma}|{tag}", f"{lemma}|{opens}", f"{time}|{subject}", f"{time}|{dep}",
        ]  # fmt: skip
        if entry is not None:
            out += [f"direction:{entry.get('direction')}", f"strength:{entry.get('strength')}"]
        if subject == "none" and tag in forms.BARE and opens != "inside":
            out.append(self.PLAIN)
        if syntax.has_to(parse, k):
            out.append(f"to|{opens}")
        if k == parse.confident_noun:
            out.append("sure_noun")
        return [*out, *_construction(parse, k, subject), *self._neighbours(k), *self._spelling(k), *self._place(k)]

    def _share(self, k: int) -> str:
        """How much of the sentence the clause takes, in quarters."""
        a, b = self.parse.subtree(k)
        return f"quarters:{4 * (b - a) // self.parse.n}"

    def _opens(self, k: int) -> str:
        """What opens the clause: the mark right in front of the verb, over adverbs and the infinitive's; "first" for the first word."""
        parse, at = self.parse, k - 2 if syntax.is_prefixed(self.parse, k) else k
        if at == self.first:
            return "first"
        j = at - 1
        while j >= 0 and (parse.pos[j] in ("ADV", "SPACE", "INTJ") or parse.lower[j] in parse.word_sets["infinitive_mark"]):
            j -= 1
        if j < 0:
            return "start"
        return parse.words[j] if parse.words[j] in _MARKS else "cc" if parse.pos[j] == "CCONJ" else "inside"

    def _neighbours(self, k: int) -> list[str]:
        """The words around it."""
        parse, n, tag, after = self.parse, self.parse.n, self.parse.tags[k], k + 1
        closed = parse.language.function_words
        pos = parse.pos[k - 1] if k else "^"
        out = [f"before:{parse.lower[k - 1]}" if k and parse.lower[k - 1] in closed else f"pos-1:{pos}"]
        out.append(f"class:{syntax.semantic_class(parse, k)}")
        if k:
            out.append(f"class-1:{syntax.semantic_class(parse, k - 1)}")
        if after == n:
            return [*out, "last"]
        said = syntax.semantic_class(parse, after)
        out += [f"pos+1:{parse.pos[after]}", f"pos+1:{parse.pos[after]}|{tag}", f"class+1:{said}", f"class+1:{said}|{tag}"]
        if parse.words[after] in _MARKS:
            out.append(f"next:{parse.words[after]}")
        elif parse.lower[after] in closed:
            out.append(f"next:{parse.lower[after]}")
        if after + 1 < n:
            out.append(f"pos+2:{parse.pos[after + 1]}")
        figure = next((j for j in self.figures if k < j < k + _NEAR), None)
        if figure is not None:
            between = parse.pos[after:figure]
            out += [f"figure:{figure - k}", f"figure>{'VERB' if 'VERB' in between else ','.join(sorted(set(between)))}"]
        return out

    def _spelling(self, k: int) -> list[str]:
        """How it is written."""
        parse, word = self.parse, self.parse.words[k]
        out = ["ending:" + word[-2:].lower()]
        if word.isupper() and len(word) > 1:
            out.append("all_capitals" if parse.text.isupper() else "capitals")
        elif word[:1].isupper():
            out.append("capital|first" if k in (0, self.region.lo) else "capital|inside")
        if k > 1 and parse.words[k - 1] == "-":
            out.append("prefixed" if syntax.is_prefixed(parse, k) else "hyphen<")
        if k + 1 < parse.n and parse.words[k + 1] == "-":
            out.append("hyphen>")
        return out

    def _place(self, k: int) -> list[str]:
        """Where it stands: brackets, headings, names of metrics, before and behind amounts."""
        parse = self.parse
        a, b = parse.span(k, k + 1)
        told = (
            ("bracketed", k in self.bracketed),
            ("outside", not self.region.lo <= k < self.region.hi),
            ("heads", any(j > k for j in self.headed)),
            ("headed", any(j < k and parse.words[j] in (":", "–", "—") for j in self.headed)),
            ("in_metric", k in self.metric),
            (f"in_metric|{parse.pos[k]}", k in self.metric),
            ("aim_behind", any(aim > a for aim in self.aims)),
            ("aim_before", any(aim < a for aim in self.aims)),
            ("aim_in_front", self.aimed_before),
            ("amount_next", any(b <= start < b + 3 for start in self.amounts)),
            ("date", k in self.region.date_tokens),
        )
        return [f"place:{min(k, 3)}" if k < 4 else "place:4+" if k < 9 else "place:9+", *(name for name, holds in told if holds)]


def _subject(parse: Parse, k: int) -> str:
    """Who does it: "none", a kind of pronoun, or the class of a noun."""
    at = next((c for c in parse.children(k) if parse.deps[c].startswith(("nsubj", "csubj", "expl"))), None)
    if at is None:
        return "none"
    if parse.pos[at] == "PRON":
        return parse.language.once(_pronouns).get(parse.lower[at], "pronoun")
    said = syntax.semantic_class(parse, at)
    if said in ("people", "metric"):
        return said
    return "name" if parse.pos[at] == "PROPN" else "number" if parse.pos[at] in _NUMERIC else "noun"


def _pronouns(language: Language) -> Mapping[str, str]:
    return dict(language.lexicon("reading").tables.get("subjects", {}))


def _construction(parse: Parse, k: int, subject: str) -> list[str]:
    """Auxiliaries, marks, voice, complements, and how deep it stands."""
    kids, tag, out = parse.children(k), parse.tags[k], []
    for c in kids:
        base = parse.bases[c]
        if base == "aux":
            out.append("passive" if parse.deps[c] == "aux:pass" else f"aux:{parse.lemmas[c]}")
        elif base == "mark":
            out.append(f"mark:{parse.lower[c]}")
        elif base in _COMPLEMENTS:
            out.append(f"kid:{base}" if c > k else f"kid<{base}")
    thing = parse.child(k, "obj")
    if thing is None:
        out.append(f"alone|{tag}")
    else:
        out += [f"obj|{subject}", f"obj|{tag}", f"obj:{syntax.semantic_class(parse, thing)}|{tag}"]
    if syntax.negation(parse, k) is not None:
        out.append("negated")
    if parse.deps[k] == "acl:relcl":
        out.append("relative")
    depth, over = 0, k
    while parse.heads[over] != over and depth < 4:
        over, depth = parse.heads[over], depth + 1
    out.append(f"depth:{depth}")
    head = parse.heads[k]
    if head != k:
        out.append(f"head:{parse.pos[head]}")
        if parse.bases[k] == "conj":
            out.append(f"conj_of:{parse.bases[head]}")
    return out


def _tense(parse: Parse, k: int) -> str:
    """ "past", "finite" or "open", by the verb itself or what helps it."""
    tags = {parse.tags[k], *(parse.tags[c] for c in parse.children(k) if parse.bases[c] in ("aux", "cop"))}
    return "past" if forms.PAST in tags else "open" if tags.isdisjoint(forms.FINITE_OR_MODAL) else "finite"
