"""What the goal is about: its actions, their objects and how these are delimited, its form, and outcome or activity.

The questions about the parse are asked in `smartcritic.language.grammar`; the words are data (``lexicon/verbs.toml``,
``objects.toml``, ``metrics.toml``). Nothing here judges: the criteria do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from smartcritic import lexicon
from smartcritic.facts import phrases
from smartcritic.language import grammar
from smartcritic.language.grammar import Predicate, Range
from smartcritic.language.parse import Parse
from smartcritic.model import replace
from smartcritic.records import Action, Cue, Kind, Means, ObjectFact, Quantity


@dataclass(frozen=True, slots=True)
class Acts:
    """What `read_actions` found: the actions in order, their objects, cues, the kind and the form of the goal."""

    actions: tuple[Action, ...]
    objects: tuple[ObjectFact, ...]
    cues: tuple[Cue, ...]
    kind: Kind
    form: str
    means: tuple[Means, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    natures: dict[str, tuple[str, bool]]
    vague: frozenset[str]
    quality_endings: tuple[str, ...]
    process_endings: tuple[str, ...]
    role_cases: frozenset[str]
    definite: frozenset[str]
    generic_nmod: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = lexicon.load("objects")
    t = lists.tables["words"]
    return _Words(
        {e.term: (str(e.get("nature")), bool(e.get("generic"))) for e in lists.entries},
        frozenset(t["vague_modifiers"]),
        tuple(t["quality_endings"]),
        tuple(t["process_endings"]),
        frozenset(t["role_cases"]),
        frozenset(t["definite"]),
        frozenset(t["generic_nmod"]),
    )


@dataclass(slots=True)
class _Region:
    """A stretch of one parse that states a goal by itself, with the tokens of its dates."""

    parse: Parse
    lo: int
    hi: int
    dated: Sequence[Range]
    busy: frozenset[int]
    known: dict[int, Range] = field(default_factory=dict)

    def phrase(self, head: int) -> Range:
        """The token range of the noun phrase at `head`."""
        if head not in self.known:
            self.known[head] = grammar.noun_phrase(self.parse, head, self.busy)
        return self.known[head]

    @property
    def span(self) -> tuple[int, int]:
        return self.parse.span(self.lo, self.hi)

    @property
    def words(self) -> int:
        return sum(1 for k in range(self.lo, self.hi) if self.parse.pos[k] not in ("PUNCT", "SPACE", "SYM"))


def read_actions(parses: Sequence[Parse], taken: Sequence[Sequence[Range]], quantities: Sequence[Quantity]) -> Acts:
    """Read what the goal is about.

    Args:
        parses: the segments of one goal.
        taken: for each parse the token ranges of its date expressions.
        quantities: the amounts found.
    """
    worded = [k for k, p in enumerate(parses) if any(c.isalpha() for c in p.text)] or [k for k, p in enumerate(parses) if p.n]
    spoken = [k for k in worded if not (k and parses[k].text[:1] in "([")] or worded
    parses, taken = [parses[k] for k in spoken], [taken[k] for k in spoken]
    regions = [
        _aim(_Region(p, 0, p.n, dated, frozenset([k for a, b in dated for k in range(a, b)])), quantities)
        for p, dated in zip(parses, taken, strict=True)
        if p.n
    ]
    if not regions:
        return Acts((), (), (), "outcome", "empty")
    labelled = any(r.parse.label for r in regions)
    ordered = sorted(regions, key=lambda r: "S-MTAR".find(r.parse.label or "-")) if labelled else regions
    found = [(r, grammar.predicate(r.parse, r.lo, r.hi, r.dated)) for r in ordered]
    main = _main(found, quantities) if not labelled else 0
    region, predicate = found[main]
    actions, objects, cues = _statement(region, predicate, quantities)
    if not labelled:
        for other, second in found[main + 1 :]:
            if second is None or not _imperative(other.parse, second.verb):
                continue
            more, things, _ = _statement(other, second, quantities)
            actions += [_again(a) for a in more]
            objects += things
    form = _form(region, predicate, labelled, [r.parse for r in regions], quantities, bool(objects))
    if len(actions) > 1:
        cues += _several(actions, objects)
    kind = _kind(region, predicate, actions, objects, quantities)
    means = _means(region, predicate.verb) if predicate is not None else []
    return Acts(tuple(actions), tuple(objects), tuple(cues), kind, form, tuple(means))


def _main(found: Sequence[tuple[_Region, Predicate | None]], quantities: Sequence[Quantity]) -> int:
    """Which sentence states the goal: the first, unless it is a plain aim in front of a fuller key result."""
    if len(found) < 2:
        return 0
    first, head = found[0]
    if first.parse.text.rstrip()[-1:] == "?" and found[1][1] is not None:
        return 1
    if _has_amount(first, quantities):
        return 0
    second, verb = found[1]
    if head is None and verb is not None:
        return 1
    if first.dated:
        return 0
    if verb is None or second.words < 4:
        return 1 if verb is None and head is not None and _has_amount(second, quantities) and second.words >= 3 else 0
    entry = grammar.verbs().get(second.parse.lemmas[verb.verb])
    if not _imperative(second.parse, verb.verb) and not _has_amount(second, quantities):
        return 0
    if head is not None and _imperative(first.parse, head.verb) and first.words <= 12:
        obj = grammar.object_of(second.parse, verb.verb, second.busy)
        return 1 if obj is not None and (entry is None or entry.get("strength") == "concrete" or _has_amount(second, quantities)) else 0
    return 0


def _has_amount(region: _Region, quantities: Sequence[Quantity]) -> bool:
    a, b = region.span
    return any(a <= q.start < b and q.role != "scope" for q in quantities)


def _imperative(parse: Parse, verb: int) -> bool:
    """Whether the verb stands without a subject and in its base form."""
    cop = parse.child(verb, "cop")
    past = parse.tags[verb] == "VBD" and parse.lower[verb] in grammar.verbs()  # "Found a club"
    bare = (parse.tags[verb] in {"VB", "VBP", "NN", "NNP", "JJ"} or past) if cop is None else parse.tags[cop] == "VB"
    return bare and not any(parse.deps[k].startswith("nsubj") for k in parse.children(verb))


_HEADED = frozenset({":", "=", "–", "—"})


def _aim(region: _Region, quantities: Sequence[Quantity]) -> _Region:
    """Cut a heading off: "Q2 focus: publish three guides" states its goal behind the colon."""
    parse = region.parse
    if _HEADED.isdisjoint(parse.words):
        return region
    for k in range(region.lo + 1, region.hi - 1):
        if parse.words[k] not in _HEADED or (k > 0 and parse.words[k - 1].isdigit() and parse.words[k + 1].isdigit()):
            continue
        head = _Region(parse, region.lo, k, [d for d in region.dated if d[1] <= k], region.busy)
        rest = _Region(parse, k + 1, region.hi, [d for d in region.dated if d[0] > k], region.busy)
        if _has_amount(head, quantities) or rest.words < 2:
            return region
        first = grammar.first_word(parse, rest.lo, rest.hi, rest.dated)
        verb = grammar.predicate(parse, rest.lo, rest.hi, rest.dated)
        if head.words > 12 and (
            verb is None or verb.verb != first or not _imperative(parse, verb.verb) or parse.lower[k - 1] != "following"
        ):
            return region
        if verb is not None and first is not None and (verb.verb == first or _finite(parse, verb.verb)):
            return rest
        if head.words <= 3 and _has_amount(rest, quantities) and grammar.predicate(parse, head.lo, head.hi, head.dated) is None:
            return rest
        return region
    return region


def _finite(parse: Parse, verb: int) -> bool:
    return parse.tags[verb] in ("VBZ", "VBP", "VBD") or any(parse.deps[k].partition(":")[0] in ("aux", "cop") for k in parse.children(verb))


# --------------------------------------------------------------------------- actions and objects


def _statement(
    region: _Region, predicate: Predicate | None, quantities: Sequence[Quantity]
) -> tuple[list[Action], list[ObjectFact], list[Cue]]:
    parse = region.parse
    cues: list[Cue] = []
    head: int | None
    if predicate is None:
        head = grammar.top(parse, region.lo, region.hi)
        if head is not None and (head in region.busy or (parse.pos[head] == "NUM" and grammar.carried(parse, head) == head)):
            head = _noun_behind(parse, region.lo - 1, region.hi, region.busy)
        if head is None or parse.pos[head] not in {"NOUN", "PROPN", "SYM", "NUM", "ADJ"}:
            return [], [], cues
        thing = _changed(parse, head, region.busy)
        none = next((k for k in parse.children(thing, "det", "advmod") if parse.lower[k] in ("no", "zero")), None)
        if none is not None and (none == region.lo or parse.lower[none - 1] in ("and", ",", ":")):
            cues.append(_cue("all_or_none", parse, none, none + 1, parse.lower[none]))
        return [], [_object(region, _counted(region, thing), None, head)], cues
    verb = predicate.verb
    actions = [_action(parse, verb, predicate.by)]
    objects: list[ObjectFact] = []
    head = grammar.object_of(parse, verb, region.busy) if predicate.by != "share" else verb - 1
    row = grammar.verb_row(parse, verb, region.hi)
    if row and (head is None or head in row or head < row[-1]):
        last = row[-1]
        head = grammar.object_of(parse, last, region.busy) if parse.pos[last] == "VERB" else None
        if head is None or head < last:
            head = _noun_behind(parse, last, region.hi, region.busy)
    elif head is None or parse.pos[head] == "ADJ":
        head = _noun_behind(parse, verb, region.hi, region.busy) or _noun_before(parse, verb, region.lo, region.busy)
    if head is not None and parse.heads[head] == verb and parse.deps[head].startswith("obl"):
        theirs = (parse.child(k, "obj") for k in grammar.coordinated(parse, verb, region.hi))
        head = next((k for k in theirs if k is not None and verb < k < head), head)  # "Plan and roll out a page (with Ana)"
    if predicate.by == "headline_to" and (head is None or (parse.pos[head] == "NUM" and grammar.carried(parse, head) == head)):
        head = parse.heads[verb]
    if head is not None and region.lo <= head < region.hi:
        objects.append(_object(region, _counted(region, head), row[-1] if row else verb, head))
    for other in grammar.coordinated(parse, verb, region.hi):
        actions.append(_again(_action(parse, other, "coordinated")))
        its = grammar.object_of(parse, other, region.busy)
        if its is not None and other not in row and its != head and region.lo <= its < region.hi and its > other:
            objects.append(_object(region, _counted(region, its), other, its))
    stated = next((k for k in parse.children(verb) if parse.deps[k] == "ccomp" and k > verb), None)
    if objects and stated is not None:
        cues.append(_cue("state", parse, stated, stated + 1, parse.lemmas[stated]))
    whole = _all_or_none(parse, region, verb)
    if whole is not None:
        cues.append(_cue("all_or_none", parse, whole, whole + 1, parse.lower[whole]))
    if (
        grammar.is_passive(parse, verb)
        or grammar.is_headline(parse, verb)
        or (parse.tags[verb] == "VBN" and grammar.object_of(parse, verb, region.busy) is not None)
    ):
        cues.append(_cue("done", parse, verb, verb + 1, parse.lemmas[verb]))
    cues += [_cue("hedge", parse, k, k + 1, parse.lemmas[k]) for k in predicate.hedges if parse.lemmas[k] in grammar.words("tries")]
    refused = grammar.negation(parse, verb)
    if refused is not None:
        cues.append(_cue("negation", parse, refused, refused + 1))
    doer = grammar.agent(parse, verb) if grammar.is_passive(parse, verb) else parse.child(verb, "nsubj")
    if grammar.is_passive(parse, verb) and doer is None:
        cues.append(_cue("passive_no_owner", parse, verb, verb + 1))
    elif doer is not None and not (objects and head == doer) and parse.lemmas[doer] not in grammar.words("aims"):
        a, b = parse.subtree(doer) if parse.pos[doer] != "PRON" else (doer, doer + 1)
        cues.append(_cue("owner", parse, a, b, parse.lemmas[doer]))
    return actions, objects, cues


def _means(region: _Region, verb: int) -> list[Means]:
    """What the goal is to be reached by: "by V-ing X", "through X", "via X" behind the goal's verb."""
    parse = region.parse
    out: list[Means] = []
    for i in range(verb + 1, region.hi - 1):
        word, j = parse.lower[i], i + 1
        while j < region.hi - 1 and parse.pos[j] == "ADV":
            j += 1
        if i in region.busy or j in region.busy:
            continue
        if word in {"by", "through", "via", "and"} and parse.lower[j].endswith("ing") and parse.pos[j] == "VERB" and (word != "and" or out):
            if word == "and" and parse.child(j, "obj") is None:
                continue
            thing = grammar.object_of(parse, j, region.busy)
            a, b = i if word != "and" else j, parse.subtree(j)[1]
            item = (
                _object(region, _counted(region, thing), j, thing)
                if thing is not None and thing > j and region.lo <= thing < region.hi
                else None
            )
            out.append(Means(*_words_of(parse, a, max(b, j + 1)), action=_action(parse, j, "means"), object=item))
        elif word in ("through", "via"):
            head = next(
                (k for k in range(j, min(region.hi, j + 8)) if parse.pos[k] in ("NOUN", "PROPN") and parse.child(k, "case") == i), None
            )
            if head is not None and head not in region.busy:
                out.append(Means(*_words_of(parse, i, max(head + 1, parse.subtree(head)[1])), object=_object(region, head, None, head)))
    return out


def _words_of(parse: Parse, i: int, j: int) -> tuple[str, int, int]:
    a, b = parse.span(i, j)
    return parse.text[parse.starts[i] : parse.ends[j - 1]], a, b


def _all_or_none(parse: Parse, region: _Region, verb: int) -> int | None:
    """ "All", "every", "each" or "no" on the subject or object of the goal's own clause."""
    for k in range(region.lo, region.hi):
        if parse.lower[k] not in {"all", "every", "each", "no", "none"} or k in region.busy:
            continue
        noun = parse.heads[k]
        for _ in range(4):
            over = parse.heads[noun]
            if over == verb or (parse.heads[over] == verb and parse.deps[over] in {"ccomp", "xcomp", "nsubj", "nsubj:pass", "obj"}):
                if parse.deps[noun].startswith(("nsubj", "obj")) or over != verb:
                    return k
                break
            if over == noun:
                break
            noun = over
    return None


def _action(parse: Parse, verb: int, by: str) -> Action:
    cop = parse.child(verb, "cop")
    at = cop if cop is not None and parse.pos[verb] != "VERB" else verb
    lemma = "be" if at == cop and cop is not None else _lemma(parse, at)
    entry = grammar.verbs().get(lemma)
    first = at
    if grammar.prefixed(parse, at):
        first = at - 2
        joined = f"{parse.lower[first]}-{lemma}"
        lemma, entry = joined, grammar.verbs().get(joined) or grammar.verbs().get(joined.replace("-", "")) or entry
    a, b = parse.span(first, at + 1)
    return Action(
        lemma=lemma,
        text=parse.text[parse.starts[first] : parse.ends[at]],
        start=a,
        end=b,
        strength=entry.get("strength", "concrete") if entry else "concrete",
        direction=_direction(parse, at, lemma, entry.get("direction") if entry else None),
        rule=f"action/{by}",
        open_ended=bool(entry and entry.get("open")),
        light=lemma in grammar.words("light"),
    )


def _lemma(parse: Parse, at: int) -> str:
    """The verb's lemma; for a first word that the parse took for a noun, the word itself."""
    return parse.lemmas[at] if parse.pos[at] == "AUX" else grammar.base_form(parse, at)


def _direction(parse: Parse, at: int, lemma: str, listed: Any) -> Any:
    """ "drive down", "bring up": a particle turns a verb of no direction."""
    for k in (*parse.children(at, "compound:prt", "advmod"), at + 1):
        if (
            k < parse.n
            and parse.lower[k] in ("down", "up")
            and abs(k - at) <= 2
            and lemma in {"drive", "bring", "push", "get", "go", "take", "come", "move"}
        ):
            return parse.lower[k]
    return listed


def _again(action: Action) -> Action:
    return replace(action, coordinated=True)


_QUOTES = {"“": "”", '"': '"', "‘": "’", "``": "''", "«": "»"}
"""Opening quotation mark -> closing one."""


def _noun_behind(parse: Parse, verb: int, hi: int, busy: frozenset[int]) -> int | None:
    """The head noun of the phrase right behind a verb that the parse took for a noun."""
    head = None
    aside = grammar.aside(parse, verb + 1, hi) if verb + 1 < hi else frozenset()
    start = verb + 3 if verb + 3 < hi and parse.words[verb + 1 : verb + 2] == ["-"] else verb + 1  # behind the particle of "set-up"
    quoted = _quoted_name(parse, start, hi)
    for k in range(max(start, 0), hi):
        if k in busy:
            break
        if k in aside or k in quoted:
            continue
        if parse.pos[k] in ("NOUN", "PROPN"):
            head = k
        elif parse.words[k] == "-" or parse.deps[k] == "amod":
            continue
        elif (parse.pos[k] in {"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"} and head is not None) or parse.pos[k] in (
            "VERB",
            "AUX",
            "SCONJ",
        ):
            break
    return head


def _quoted_name(parse: Parse, lo: int, hi: int) -> range:
    """The tokens of a quotation at `lo` in front of the noun that it names: "Publish the “what we cook” list"."""
    lo += lo < hi and parse.pos[lo] == "DET"
    if lo >= hi or parse.words[lo] not in _QUOTES:
        return range(0)
    end = next((k for k in range(lo + 1, hi - 1) if parse.words[k] in _QUOTES[parse.words[lo]]), lo)
    return range(lo, end + 1) if end > lo and parse.pos[end + 1] in ("NOUN", "PROPN") else range(0)


def _noun_before(parse: Parse, verb: int, lo: int, busy: frozenset[int]) -> int | None:
    """The noun right before a participle: "VP Sales hired by May"."""
    if parse.tags[verb] not in ("VBN", "VBD"):
        return None
    k = verb - 1
    return k if k >= lo and k not in busy and parse.pos[k] in ("NOUN", "PROPN") else None


def _changed(parse: Parse, head: int, busy: frozenset[int]) -> int:
    """What a noun of change says that changes: the profit of "an increase of 6% in profit"."""
    if parse.lemmas[head] in grammar.words("changes"):
        for k in parse.children(head, "nmod"):
            if k < head or k in busy or parse.pos[k] not in ("NOUN", "PROPN") or parse.lower[k] in ("%", "percent"):
                continue
            if parse.child(k, "nummod") is None and any(parse.lower[c] in {"in", "of", "on", "for"} for c in parse.children(k, "case")):
                return k
    return head


def _counted(region: _Region, head: int) -> int:
    """The noun that an amount word counts; a listed metric ("renewal rate of licences") stays itself."""
    lo, hi = region.phrase(head)
    name = _metric(region.parse, lo, hi, head)
    if name is not None and name.split()[-1] in (region.parse.lower[head], region.parse.lemmas[head]):
        return head
    return grammar.carried(region.parse, head)


def _object(region: _Region, head: int, verb: int | None, said: int) -> ObjectFact:
    """The object at `head`; `said` is the word that stands for it ("number" of the number of vendors)."""
    parse = region.parse
    lo, hi = region.phrase(head)
    if verb is not None and verb != head and lo <= verb < hi:  # a copula stands for its noun: "be sales"
        lo = verb + 1 if head > verb else lo
        hi = hi if head > verb else verb
    lo, hi = max(lo, region.lo), min(hi, region.hi)
    while lo < head and (parse.pos[lo] in ("PUNCT", "SPACE") or parse.lower[lo] in ("and", "or", ",")):
        lo += 1
    lemma = parse.lemmas[head]
    nature, generic, known = _nature(parse, head)
    bracket = next((k for k in sorted(grammar.aside(parse, 0, parse.n)) if head < k < hi), hi)
    metric = _metric(parse, lo, bracket, head)
    if metric is not None and nature not in ("metric",) and not (nature in ("artefact", "event") and known and metric == lemma):
        nature = "metric"
    if metric is None and said != head and parse.lemmas[said] in grammar.words("metric_amounts"):
        metric, nature, generic = f"{parse.lemmas[said]} of {lemma}", "metric", False
    if metric is None and (not known or generic) and lemma in grammar.words("measures"):
        parts = sorted(parse.children(head, "compound", "amod", "nmod"), key=lambda k: parse.deps[k] == "amod")
        named = next((k for k in parts if parse.lower[k] not in _words().vague), None)
        metric = f"{parse.lower[named]} {lemma}" if named is not None else None
        nature = "metric" if metric is not None else nature
    changes = said if said != head and parse.lemmas[said] in grammar.words("changes") else None
    money = parse.pos[said] in ("SYM", "NUM") and said != head
    doing = parse.heads[head] if parse.deps[head] == "obj" and parse.tags[parse.heads[head]] == "VBG" else None
    hosts = [k for k in (verb if changes is None else changes, said if money else None, doing) if k is not None]
    delimiters = _delimiters(region, head, lo, hi, list(dict.fromkeys(hosts)))
    a, b = parse.span(lo, hi)
    return ObjectFact(parse.text[parse.starts[lo] : parse.ends[hi - 1]], a, b, lemma, nature, generic, tuple(delimiters), metric)


def _nature(parse: Parse, head: int) -> tuple[str, bool, bool]:
    """Nature, whether the noun alone is generic, and whether a list says so."""
    words = _words()
    for term in (parse.lower[head], parse.lemmas[head]):
        listed = words.natures.get(term)
        if listed is not None:
            return (*listed, True)
    if parse.pos[head] == "PRON":
        return "topic", True, True
    if parse.tags[head] == "VBG":
        return "event", False, False  # "stop smoking"
    if parse.pos[head] == "PROPN":
        return "thing", False, False
    lemma = parse.lemmas[head]
    if lemma.endswith(words.process_endings) and len(lemma) > 6:
        return "process", False, False
    if lemma.endswith(words.quality_endings) and len(lemma) > 5:
        return "quality", True, False
    return "thing", False, False


def _metric(parse: Parse, lo: int, hi: int, head: int) -> str | None:
    """The longest metric name in the phrase that ends at its head or is the noun of an "of" phrase next to it.

    A name may go on behind the phrase, where the parse hung its end on the verb: "cut time to resolution to two hours".
    """
    best = None
    for i, j, entry in phrases.matches(parse.lower[lo : hi + 3], phrases.index("metrics")):
        last = lo + j - 1
        if last >= hi and not lo + i <= head <= last:
            continue
        near = last == head or parse.heads[last] == head or (lo + i <= head <= last)
        if (
            near
            and (best is None or len(entry.term) > len(best))
            and not (parse.deps[last] in ("compound", "amod", "nmod:poss") and parse.heads[last] == head and last != head)
        ):
            best = entry.term
    if best is None and parse.lemmas[head] in _metric_terms():
        best = parse.lemmas[head]
    return best


@lru_cache(maxsize=1)
def _metric_terms() -> frozenset[str]:
    return frozenset(e.term for e in lexicon.load("metrics").entries)


def _delimiters(region: _Region, head: int, lo: int, hi: int, hosts: Sequence[int]) -> list[Cue]:
    """What parts the object from others of its kind; `hosts` are the verb and other words whose phrases describe it too."""
    parse, words = region.parse, _words()
    out: list[Cue] = []
    queue, seen = [(head, 0)], {head}
    while queue:
        at, depth = queue.pop(0)
        for k in parse.children(at):
            if k in seen or k in region.busy or k in hosts or not region.lo <= k < region.hi:
                continue
            seen.add(k)
            dep, word = parse.deps[k], parse.lower[k]
            base = dep.partition(":")[0]
            if dep == "nmod:poss":
                if parse.pos[k] == "PRON":
                    out.append(_cue("possessive", parse, k, k + 1))
                else:
                    a, b = parse.subtree(k)
                    out.append(_cue("name" if parse.pos[k] == "PROPN" else "possessive_noun", parse, a, b, word))
            elif base == "det":
                if word in words.definite:
                    out.append(_cue("definite", parse, k, k + 1))
            elif base in ("compound", "amod") and _hyphened(parse, k) in words.vague:
                if not any(d.kind == "vague_modifier" and abs(d.start - parse.span(k, k + 1)[0]) < 15 for d in out):
                    out.append(_cue("vague_modifier", parse, k, k + 1, word))
            elif base in ("compound", "flat", "appos") and parse.pos[k] not in ("NUM", "SYM", "PUNCT"):
                out.append(
                    _cue("name" if parse.pos[k] == "PROPN" else "capital" if _capital(parse, k) else "compound", parse, k, k + 1, word)
                )
                queue.append((k, depth + 1))
            elif base in ("amod", "compound") and parse.pos[k] == "NOUN" and (more := _more(parse, k)) is not None:
                out.append(_cue("vague_modifier", parse, more, more + 1, parse.lower[more]))  # "more harbour tours"
                out.append(_cue("compound", parse, k, k + 1, word))
            elif base == "amod" and word == "more" and k > 0 and parse.lower[k - 1] == "no":
                continue  # "no more sugar" is none
            elif base == "amod":
                kind = (
                    "vague_modifier"
                    if word in words.vague
                    or parse.lemmas[k] in words.vague
                    or parse.tags[k] in ("JJR", "JJS", "RBR")
                    or any(
                        parse.lower[c] in {"more", "most", "less", "least", "very", "truly", "really"} for c in parse.children(k, "advmod")
                    )
                    else "modifier"
                )
                if parse.pos[k] == "PROPN" or _capital(parse, k):
                    kind = "name" if parse.pos[k] == "PROPN" else "capital"
                more = _more(parse, k) if kind == "vague_modifier" else None
                out.append(_cue(kind, parse, k, k + 1, word if more is None else parse.lower[more]))
            elif base == "nummod":
                out.append(_cue("number", parse, k, k + 1, word))
            elif base in ("nmod", "obl") and (
                parse.pos[k] in {"NOUN", "PROPN", "SYM", "NUM", "PRON", "VERB"} or parse.child(k, "det") is not None
            ):
                cases = [parse.lower[c] for c in parse.children(k, "case")]
                out += _phrase_delimiter(parse, k, cases, *parse.subtree(k), nominal=True)
            elif base == "acl" or dep == "advcl:relcl":
                out.append(_cue("clause", parse, *parse.subtree(k)))
            elif base == "conj" and depth == 0 and parse.pos[k] in ("NOUN", "PROPN"):
                queue.append((k, depth + 1))
    for host in hosts:
        nominal = parse.pos[host] in {"NOUN", "PROPN", "SYM", "NUM"}
        for k in parse.children(host, "obl", "advcl", *(("nmod",) if nominal else ())):
            if k in seen or k in region.busy or k < host or not region.lo <= k < region.hi:
                continue
            if parse.pos[k] not in ("NOUN", "PROPN") and parse.child(k, "det") is None:
                continue
            seen.add(k)
            cases = [parse.lower[c] for c in parse.children(k, "case")]
            a, b = parse.subtree(k)
            out += _phrase_delimiter(parse, k, cases, a, b, nominal=nominal)
    if parse.pos[head] == "PROPN":
        out.append(_cue("name", parse, head, head + 1, parse.lower[head]))
    for k in range(lo, hi):
        if parse.words[k] in {"“", '"', "«", "‘", "`"} and k + 1 < hi:
            out.append(_cue("quoted", parse, k, min(hi, k + 2)))
            break
    return out


def _more(parse: Parse, k: int) -> int | None:
    return next((c for c in parse.children(k, "advmod", "amod") if parse.lower[c] in ("more", "fewer", "less")), None)


def _hyphened(parse: Parse, k: int) -> str:
    """The hyphenated word that token `k` is the first or last part of, else the token."""
    if k + 2 < parse.n and parse.words[k + 1] == "-":
        return f"{parse.lower[k]}-{parse.lower[k + 2]}"
    if k > 1 and parse.words[k - 1] == "-":
        return f"{parse.lower[k - 2]}-{parse.lower[k]}"
    return parse.lower[k]


def _capital(parse: Parse, k: int) -> bool:
    """Whether the word is written as a name inside a text that is not in Title Case or capitals."""
    word = parse.words[k]
    if k == 0 or not word[:1].isupper() or (word.isupper() and len(word) < 2):
        return False
    if parse.words[k - 1] in {":", ".", '"', "“", "(", "-"}:
        return False
    return not _title_case(parse)


def _title_case(parse: Parse) -> bool:
    """Whether most words of the text begin with a capital."""
    longer = [w for w in parse.words if len(w) > 3 and w.isalpha()]
    return sum(1 for w in longer if w[0].isupper()) * 2 > len(longer) + 1


def _phrase_delimiter(parse: Parse, k: int, cases: Sequence[str], a: int, b: int, nominal: bool = False) -> list[Cue]:
    """ "in the Ruhr", "for first-time buyers", "of the depot": what a prepositional phrase adds."""
    words = _words()
    if cases and cases[0] in ("to", "from") and (parse.pos[k] == "PROPN" or _capital(parse, k)):
        return [_cue("name", parse, a, b, cases[0])]
    if cases and cases[0] == "to" and not nominal and _nature(parse, k)[0] in ("metric", "quality", "topic"):
        return []
    if cases and cases[0] == "from" and b < parse.n and parse.lower[b] == "to":
        return []
    if (
        not cases
        or any(c in words.role_cases for c in cases)
        or (any(parse.words[m][:1].isdigit() for m in parse.children(k, "nummod")) and parse.pos[k] == "SYM")
    ):
        return []
    if parse.pos[k] in {"SYM", "NUM", "PRON", "VERB"}:
        return []
    named = parse.pos[k] == "PROPN" or any(parse.pos[m] == "PROPN" for m in range(a, b))
    if named:
        return [_cue("place" if cases[0] in {"in", "at", "across", "within", "near"} else "name", parse, a, b, cases[0])]
    _, generic, _ = _nature(parse, k)
    bare = not any(
        parse.deps[m].partition(":")[0] in {"amod", "compound", "nummod", "nmod", "acl"} and parse.lower[m] not in words.vague
        for m in parse.children(k)
    )
    if bare and (generic or parse.lemmas[k] in words.generic_nmod or parse.lower[k] in words.generic_nmod):
        return [_cue("vague_phrase", parse, a, b, cases[0])]
    return [_cue("of" if cases[0] == "of" else "segment", parse, a, b, cases[0])]


def _cue(kind: str, parse: Parse, i: int, j: int, value: str | None = None) -> Cue:
    return Cue(kind, *_words_of(parse, i, j), value)


# --------------------------------------------------------------------------- form, several goals, kind


def _form(
    region: _Region, predicate: Predicate | None, labelled: bool, parses: Sequence[Parse], quantities: Sequence[Quantity], objects: bool
) -> str:
    parse = region.parse
    if labelled:
        return "labelled"
    opening = next((parses[0].lower[k] for k in range(parses[0].n) if parses[0].pos[k] not in ("PUNCT", "SPACE")), "")
    if opening in grammar.words("greetings") or " ".join(parses[0].lower[:2]) in grammar.words("greetings"):
        return "no_goal"
    said = _said(parses[0])
    if said in grammar.words("placeholders") or said.startswith("lorem ipsum"):
        return "no_goal"
    if all(p.text.rstrip()[-1:] == "?" for p in parses):
        return "question"
    if predicate is None:
        content = any(parse.pos[k] in {"NOUN", "PROPN", "NUM", "ADJ", "VERB"} for k in range(region.lo, region.hi))
        return "noun_phrase" if (objects or quantities) and content else "no_goal"
    if _chatter(parse, predicate.verb, bool(quantities)):
        return "no_goal"
    return "imperative" if _imperative(parse, predicate.verb) else "clause"


def _said(parse: Parse) -> str:
    """The words of a text in lower case, without the punctuation around them."""
    return " ".join(parse.text.lower().split()).strip(" .,;:!?()[]-–—\"'")


def _chatter(parse: Parse, verb: int, region_amount: bool) -> bool:
    """Whether the text reports or greets instead of naming an aim: a past event of somebody, thanks, a greeting."""
    subject = parse.child(verb, "nsubj")
    if parse.deps[verb] == "acl" or (region_amount and (subject is None or parse.lower[subject] in ("we", "i"))):
        return False
    if any(parse.deps[k] == "cop" and parse.tags[k] == "VBD" for k in parse.children(verb)):
        return True
    if subject is None or parse.tags[verb] != "VBD" or any(parse.deps[k].startswith("aux") for k in parse.children(verb)):
        return False
    return not grammar.is_headline(parse, verb)  # "We hired a lead", "Sales fell" report


def _several(actions: Sequence[Action], objects: Sequence[ObjectFact]) -> list[Cue]:
    """Two verbs with objects of their own are two goals; two verbs that share one object are one."""
    for action in actions[1:]:
        own = any(o.start > action.start for o in objects[1:])
        if own and objects and objects[0].start < action.start:
            return [Cue("several_goals", action.text, action.start, action.end, action.lemma)]
    return []


def _by_others(region: _Region, verb: int) -> bool:
    """Whether a passive names people in the plural as its doers: "used by teachers", "get quoted by journalists"."""
    parse = region.parse
    doer = grammar.agent(parse, verb)
    if doer is None or doer in region.busy or parse.tags[doer] != "NNS" or parse.tags[verb] not in ("VBN", "VBD"):
        return False
    return {grammar.natures().get(parse.lower[doer]), grammar.natures().get(parse.lemmas[doer])} & {"people", "metric"} != set()


def _kind(
    region: _Region, predicate: Predicate | None, actions: Sequence[Action], objects: Sequence[ObjectFact], quantities: Sequence[Quantity]
) -> Kind:
    """A result that the work causes, or the work itself (or a thing that it produces)."""
    item = objects[0] if objects else None
    targets = [q for q in quantities if q.role in ("target", "rate")]
    money = any(q.unit is not None and len(q.unit) == 3 and q.unit.isupper() for q in targets)
    share = any(q.unit in ("percent", "percentage point", "times") for q in targets)
    if not actions:
        if (
            money
            or (item is not None and item.metric is not None)
            or (share and (item is None or item.nature not in ("artefact", "event")))
        ):
            return "outcome"
        if item is not None and item.nature == "process" and any(d.kind == "vague_modifier" for d in item.delimiters):
            return "outcome"  # "effective communication": how it is to be
        counted = item is not None and item.nature == "thing" and any(q.unit == item.head and q.role == "target" for q in targets)
        made = item is not None and item.nature in ("artefact", "event", "process") and not item.generic
        return "activity" if made or counted else "outcome"
    action = actions[0]
    entry = grammar.verbs().get(action.lemma)
    listed = entry.get("kind") if entry else None
    thing = item is not None and item.metric is None and item.nature in ("artefact", "event")
    if action.lemma in grammar.words("inputs"):
        return "activity"
    doer = region.parse.child(predicate.verb, "nsubj") if predicate is not None else None
    share_of = (
        doer is not None and region.parse.pos[doer] == "SYM" and item is not None and item.nature != "people" and not len(objects) > 1
    )
    if predicate is not None and (predicate.by == "share" or (share_of and item is not None and item.start < action.start)):
        return "outcome"  # "90% of orders ship on time": a rate
    if predicate is not None and _by_others(region, predicate.verb):
        return "outcome"  # "adopted by customers": what others do
    if item is not None and item.head in grammar.words("debts"):
        return "outcome"  # "pay off the loan"
    if thing and action.lemma in grammar.words("stands"):
        return "activity"  # "Plans are in place": the thing was made
    if (
        item is not None
        and action.lemma in grammar.words("gives")
        and item.nature in ("quality", "metric")
        and action.strength == "concrete"
    ):
        return "outcome"
    if action.light and any(q.role == "rate" and q.unit in ("hour", "minute") for q in targets):
        return "activity"
    if money and action.lemma not in grammar.words("inputs"):
        return "outcome"
    if item is not None and item.metric is not None and (action.direction in {"up", "down", "reach", "keep"} or share):
        return "outcome"
    if action.direction in ("up", "down") and any(q.role == "baseline" and q.unit in (None, "percent") for q in quantities):
        return "outcome"
    built = item is not None and item.metric is None and item.nature == "process" and action.direction in ("up", "keep")
    held = action.lemma == "have" and item is not None and item.metric is None and item.nature != "quality" and not targets
    if (built and not share) or held:
        return "activity"
    if thing and (action.direction in ("up", "keep") or action.lemma in grammar.words("obtains")) and not share:
        return "activity"
    if listed is not None:
        return "outcome" if listed == "outcome" else "activity"
    return "activity"
