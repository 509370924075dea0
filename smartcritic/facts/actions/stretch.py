"""A verb in its stretch of text, as features by name: how it is inflected and attached, what opens its clause, what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartcritic import syntax
from smartcritic.facts import phrases
from smartcritic.facts.actions.region import Region
from smartcritic.facts.learned import Group
from smartcritic.languages import Language
from smartcritic.model import Quantity
from smartcritic.parsing import forms

_MARKS = frozenset({":", ",", "-", "–", "—", "→", "->", "(", ")", "+", "=", "&", "/", "|", "…", "...", "•", '"', "“", "”"})
_HEADED = frozenset({":", "–", "—", "-", "="})
_HEADING = (":", "–", "—")
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_HELPS = frozenset({"aux", "cop"})
_NUMERIC = frozenset({"NUM", "SYM"})
_COMPLEMENTS = frozenset(
    {"obj", "cop", "ccomp", "xcomp", "advcl", "conj", "obl", "parataxis", "dep", "compound", "amod", "det", "nummod", "case"}
)
_NEAR = 6
"""Tokens behind a verb in which a figure counts as near."""
_ALONE = "-"
"""The class of the object of a verb without one."""
_PLACES = (
    "bracketed", "outside", "heads", "headed", "in_metric", "aim_behind", "aim_before", "aim_in_front", "amount_next", "date",
)  # fmt: skip


class Stretch:
    """A stretch of text and what is asked of it again and again: its first word, its brackets, its amounts, names of metrics.

    `subjects` and `helpers` are the first subject and the tags of the auxiliaries and copulas of each verb that has some.
    """

    def __init__(self, region: Region, quantities: Sequence[Quantity]) -> None:
        self.region = region
        self.parse = parse = region.parse
        self.listed = syntax.verbs(parse.language)
        listed = syntax.semantic_classes(parse.language)
        self.classes = [listed.get(low) or listed.get(lemma) for low, lemma in zip(parse.lower, parse.lemmas)]
        self.closed = parse.language.function_words
        self.with_copula: set[int] = set()
        self.subjects: dict[int, int] = {}
        self.helpers: dict[int, list[str]] = {}
        for k, (base, head) in enumerate(zip(parse.bases, parse.heads)):
            if base in _SUBJECTS:
                self.subjects.setdefault(head, k)
            elif base in _HELPS:
                self.helpers.setdefault(head, []).append(parse.tags[k])
                if base == "cop":
                    self.with_copula.add(head)
        self.first = syntax.first_word(parse, region.lo, region.hi, region.date_ranges)
        self.bracketed = syntax.parenthetical_tokens(parse, 0, parse.n)
        named = phrases.matches(parse.lower, phrases.index(parse.language, "metrics"))
        self.metric = frozenset([k for i, j, _ in named for k in range(i, j)])
        self.figures = [k for k in range(parse.n) if not parse.words[k].isalpha() and any(map(str.isdigit, parse.words[k]))]
        self.headed = [k for k in range(parse.n - 1) if parse.words[k] in _HEADED]
        self.first_head = next((k for k in self.headed if parse.words[k] in _HEADING), parse.n)
        begin, end = parse.span(0, parse.n)
        aimed = [q.start for q in quantities if q.role in ("target", "rate")]
        aims = [a for a in aimed if begin <= a < end]
        self.first_aim, self.last_aim = (min(aims), max(aims)) if aims else (end, begin)
        self.aimed_before = any(a < begin for a in aimed)
        self.amounts = [q.start for q in quantities if begin <= q.start < end]

    def groups(self, k: int, at: int, whole: str) -> tuple[list[Group], bool]:
        """The features of the verb at `k`, and whether it looks like an imperative.

        Args:
            k: the verb.
            at: the place of the stretch among those of the text.
            whole: how the text opens.
        """
        parse, tag = self.parse, self.parse.tags[k]
        dep, pos, lemma = parse.bases[k], parse.pos[k], syntax.base_form(parse, k)
        entry = self.listed.get(lemma)
        listed = "unlisted" if entry is None else "noun" if entry.get("noun") else "verb"
        opens, subject, time = self._opens(k), self._subject(k), self._tense(k)
        plain = subject == "none" and tag in forms.BARE and opens != "inside"
        a, b = parse.subtree(k)
        out: list[Group] = [
            (_attached, tag, dep, opens, at, whole),
            (_done_by, listed, subject, time, 4 * (b - a) // parse.n, at, whole),
            (_agreeing, tag, dep, subject, time),
            (_listed, listed, pos, opens),
            (_of_lemma, lemma, tag, opens, None if entry is None else (entry.get("direction"), entry.get("strength"))),
            (_marked, plain, opens if syntax.has_to(parse, k) else None, k == parse.confident_noun),
        ]
        self._construction(k, subject, out)
        if k in self.with_copula:
            out.append((_copula, pos, subject, time, opens, self._is_dated(b)))
        self._neighbours(k, out)
        out += [(_spelt, parse.words[k][-2:], self._capitals(k), *self._hyphens(k)), self._place(k)]
        return out, plain

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

    def _neighbours(self, k: int, out: list[Group]) -> None:
        """The words around it."""
        parse, n, tag, after = self.parse, self.parse.n, self.parse.tags[k], k + 1
        before = parse.lower[k - 1] if k and parse.lower[k - 1] in self.closed else None
        class_before = self.classes[k - 1] if k else None
        out.append((_behind, before, parse.pos[k - 1] if k else "^", self.classes[k], class_before))
        if after == n:
            out.append((_last,))
            return
        lower = parse.lower[after]
        follows = parse.words[after] if parse.words[after] in _MARKS else lower if lower in self.closed else None
        out += [
            (_in_front, tag, parse.pos[after], self.classes[after]),
            (_followed, follows, parse.pos[after + 1] if after + 1 < n else None),
        ]
        for j in self.figures:
            if k < j < k + _NEAR:
                out.append((_figure, j - k, tuple(parse.pos[after:j])))
            if k < j:
                break

    def _is_dated(self, behind: int) -> bool:
        """Whether a date or figure ends the text from token `behind` on, or a little before."""
        return any(behind - _NEAR <= j for j in self.figures) or any(behind - _NEAR <= j for j in self.region.date_tokens)

    def _capitals(self, k: int) -> str:
        """How its letters are written."""
        word = self.parse.words[k]
        if word.isupper() and len(word) > 1:
            return "all_capitals" if self.parse.text.isupper() else "capitals"
        if word[:1].isupper():
            return "capital|first" if k in (0, self.region.lo) else "capital|inside"
        return ""

    def _hyphens(self, k: int) -> tuple[str, str]:
        """The hyphens around it."""
        parse, before = self.parse, ""
        if k > 1 and parse.words[k - 1] == "-":
            before = "prefixed" if syntax.is_prefixed(parse, k) else "hyphen<"
        return before, "hyphen>" if k + 1 < parse.n and parse.words[k + 1] == "-" else ""

    def _place(self, k: int) -> Group:
        """Where it stands: brackets, headings, names of metrics, before and behind amounts."""
        parse, region, metric = self.parse, self.region, k in self.metric
        a, b = parse.spans[k]
        told = (
            k in self.bracketed,
            not region.lo <= k < region.hi,
            bool(self.headed) and self.headed[-1] > k,
            self.first_head < k,
            metric,
            self.last_aim > a,
            self.first_aim < a,
            self.aimed_before,
            bool(self.amounts) and any(b <= start < b + 3 for start in self.amounts),
            k in region.date_tokens,
        )
        return (_placed, k if k < 4 else 4 if k < 9 else 9, parse.pos[k] if metric else None, *told)

    def _subject(self, k: int) -> str:
        """Who does it: "none", a kind of pronoun, or the class of a noun."""
        parse = self.parse
        at = self.subjects.get(k)
        if at is None:
            return "none"
        if parse.pos[at] == "PRON":
            return parse.language.once(_pronouns).get(parse.lower[at], "pronoun")
        said = self.classes[at]
        if said in ("people", "metric"):
            return said
        return "name" if parse.pos[at] == "PROPN" else "number" if parse.pos[at] in _NUMERIC else "noun"

    def _tense(self, k: int) -> str:
        """ "past", "finite" or "open", by the verb itself or what helps it."""
        tags = (self.parse.tags[k], *self.helpers.get(k, ()))
        return "past" if forms.PAST in tags else "open" if forms.FINITE_OR_MODAL.isdisjoint(tags) else "finite"

    def _construction(self, k: int, subject: str, out: list[Group]) -> None:
        """Auxiliaries, marks, voice, complements, and how deep it stands."""
        parse = self.parse
        kids, thing = parse.children(k), None
        for c in kids:
            base = parse.bases[c]
            if base == "aux":
                out.append((_aux, None if parse.deps[c] == "aux:pass" else parse.lemmas[c]))
            elif base == "mark":
                out.append((_mark, parse.lower[c]))
            elif base in _COMPLEMENTS:
                out.append((_kid, base, c > k))
                if thing is None and base == "obj":
                    thing = c
        kind = _ALONE if thing is None else self.classes[thing]
        out.append((_with_object, parse.tags[k], subject if thing is not None else None, kind))
        depth, over, head = 0, k, parse.heads[k]
        while parse.heads[over] != over and depth < 4:
            over, depth = parse.heads[over], depth + 1
        joined = parse.bases[head] if head != k and parse.bases[k] == "conj" else None
        negated = bool(kids) and syntax.negation(parse, k) is not None
        out.append((_hung, depth, parse.pos[head] if head != k else None, joined, negated, parse.deps[k] == "acl:relcl"))


def _pronouns(language: Language) -> Mapping[str, str]:
    return dict(language.lexicon("reading").tables.get("subjects", {}))


# --------------------------------------------------------------------------- the names of features


def _crossed(own: Sequence[str], at: int, whole: str) -> list[str]:
    """Features that matter differently by the stretch and by how the text opens."""
    return [*own, *(f"stretch:{at}|{name}" for name in own), *(f"{whole}|{name}" for name in own)]


def _attached(tag: str, dep: str, opens: str, at: int, whole: str) -> list[str]:
    own = [f"tag:{tag}", f"dep:{dep}", f"opens:{opens}"]
    return [*_crossed(own, at, whole), f"stretch:{at}", f"{tag}|{dep}", f"{tag}|{opens}"]


def _done_by(listed: str, subject: str, time: str, quarters: int, at: int, whole: str) -> list[str]:
    return _crossed([f"list:{listed}", f"subject:{subject}", time, f"quarters:{quarters}"], at, whole)


def _agreeing(tag: str, dep: str, subject: str, time: str) -> list[str]:
    return [f"{tag}|{subject}", f"{dep}|{subject}", f"{time}|{subject}", f"{time}|{dep}"]


def _listed(listed: str, pos: str, opens: str) -> list[str]:
    return ["verb", f"pos:{pos}", f"{listed}|{pos}", f"{listed}|{opens}"]


def _of_lemma(lemma: str, tag: str, opens: str, entry: tuple[str | None, str | None] | None) -> list[str]:
    out = [f"lemma:{lemma}", f"{lemma}|{tag}", f"{lemma}|{opens}"]
    return out if entry is None else [*out, f"direction:{entry[0]}", f"strength:{entry[1]}"]


def _marked(plain: bool, behind_to: str | None, sure_noun: bool) -> list[str]:
    out = ["plain"] if plain else []
    if behind_to is not None:
        out.append(f"to|{behind_to}")
    return [*out, "sure_noun"] if sure_noun else out


def _aux(lemma: str | None) -> list[str]:
    return ["passive" if lemma is None else f"aux:{lemma}"]


def _mark(word: str) -> list[str]:
    return [f"mark:{word}"]


def _kid(dep: str, behind: bool) -> list[str]:
    return [f"kid:{dep}" if behind else f"kid<{dep}"]


def _with_object(tag: str, subject: str | None, kind: str | None) -> list[str]:
    return [f"alone|{tag}"] if kind == _ALONE else [f"obj|{subject}", f"obj|{tag}", f"obj:{kind}|{tag}"]


def _copula(pos: str, subject: str, time: str, opens: str, dated: bool) -> list[str]:
    own = f"copula|{'dated' if dated else 'undated'}"
    return ["copula", own, f"{own}|{subject}", f"{own}|{pos}", f"{own}|{time}", f"copula|{opens}", f"copula|{subject}|{time}"]


def _hung(depth: int, head: str | None, joined: str | None, negated: bool, relative: bool) -> list[str]:
    told = (("negated", negated), ("relative", relative), (f"head:{head}", head is not None), (f"conj_of:{joined}", joined is not None))
    return [f"depth:{depth}", *(name for name, holds in told if holds)]


def _behind(word: str | None, pos: str, kind: str | None, kind_before: str | None) -> list[str]:
    out = [f"pos-1:{pos}" if word is None else f"before:{word}", f"class:{kind}"]
    return out if pos == "^" else [*out, f"class-1:{kind_before}"]


def _last() -> list[str]:
    return ["last"]


def _in_front(tag: str, pos: str, kind: str | None) -> list[str]:
    return [f"pos+1:{pos}", f"pos+1:{pos}|{tag}", f"class+1:{kind}", f"class+1:{kind}|{tag}"]


def _followed(word: str | None, second: str | None) -> list[str]:
    return [*([f"next:{word}"] if word is not None else ()), *([f"pos+2:{second}"] if second is not None else ())]


def _figure(distance: int, between: tuple[str, ...]) -> list[str]:
    return [f"figure:{distance}", f"figure>{'VERB' if 'VERB' in between else ','.join(sorted(set(between)))}"]


def _spelt(ending: str, *others: str) -> list[str]:
    return [f"ending:{ending.lower()}", *filter(None, others)]


def _placed(k: int, in_metric: str | None, *told: bool) -> list[str]:
    out = [f"place:{k}{'+' if k > 3 else ''}", *(name for name, holds in zip(_PLACES, told, strict=True) if holds)]
    return out if in_metric is None else [*out, f"in_metric|{in_metric}"]
