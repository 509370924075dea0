"""Features of a verb and of a stretch of tokens: its root, what stands in brackets, voice, negation, agent, coordination, base form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from smartcritic.languages import Language
from smartcritic.parsing import forms
from smartcritic.parsing.parse import PICTURES, Parse, word_sets
from smartcritic.syntax.lexicon import verbs

Range = tuple[int, int]

SKIPPED = frozenset({"PUNCT", "SPACE", "SYM", "X", "INTJ"})
_NO_ROOTS = frozenset({"discourse", "punct", "vocative", "cc", "case", "mark", "advmod", "det"})
_PART_OF_OBJECT = frozenset({"conj", "obj", "xcomp", "amod", "compound", "nmod"})
_NOTHING: frozenset[int] = frozenset()


# --------------------------------------------------------------------------- a stretch of tokens


def parenthetical_tokens(parse: Parse, lo: int, hi: int) -> frozenset[int]:
    """The tokens of ``lo..hi`` in round or square brackets, where words stand outside of them too; and pictures."""
    if not parse.has_asides:
        return _NOTHING
    pictures = [i for i in range(lo, hi) if parse.words[i][0] >= PICTURES and not any(c.isalnum() for c in parse.words[i])]
    if "(" not in parse.words and "[" not in parse.words:
        return frozenset(pictures)
    inside: set[int] = set(pictures)
    depth = 0
    for i in range(lo, hi):
        depth += parse.words[i] in ("(", "[")
        if depth:
            inside.add(i)
        depth = max(0, depth - (parse.words[i] in (")", "]")))
    outside = sum(1 for i in range(lo, hi) if i not in inside and parse.pos[i] not in SKIPPED)
    return frozenset(inside) if outside > 2 and not depth else _NOTHING


def root_of_span(parse: Parse, lo: int, hi: int, skip: frozenset[int] = _NOTHING) -> int | None:
    """The token of ``lo..hi`` that heads the rest: the first whose head lies outside (or in `skip`) or that is a root; verbs first."""
    best = None
    for i in range(lo, hi):
        head = parse.heads[i]
        if parse.pos[i] in ("PUNCT", "SPACE") or i in skip or (head != i and lo <= head < hi and head not in skip):
            continue
        if best is None and parse.bases[i] in _NO_ROOTS:
            continue
        if best is None or (parse.pos[i] in forms.VERBS and parse.pos[best] not in forms.VERBS and parse.heads[best] != best):
            best = i
        if parse.heads[best] == best and parse.pos[best] == "VERB":
            break
    return best


def first_word(parse: Parse, lo: int, hi: int, date_ranges: Sequence[Range] = ()) -> int | None:
    """The first word that may be the verb: behind list marks, a leading date, adverbs and "please", "to"."""
    i, bracketed = lo, parenthetical_tokens(parse, lo, hi)
    leading, listed = parse.word_sets["leading"], verbs(parse.language)
    while i < hi:
        behind = next((b for a, b in date_ranges if a <= i < b), None)
        if behind is not None:
            i = behind
            continue
        word = parse.lower[i]
        if not (
            parse.pos[i] in SKIPPED
            or parse.deps[i] == "discourse"
            or word in leading
            or i in bracketed
            or (word in parse.word_sets["before_dates"] and any(a - 2 <= i < a for a, _ in date_ranges))
            or (parse.pos[i] == "ADV" and i + 1 < hi and word not in listed and is_manner(parse, i))
        ):
            return i
        i += 1
    return None


def is_manner(parse: Parse, i: int) -> bool:
    """Whether the word has the ending of adverbs of manner: "quickly"."""
    return parse.lower[i].endswith(tuple(parse.word_sets["manner_endings"]))


# --------------------------------------------------------------------------- a verb


def is_prefixed(parse: Parse, at: int) -> bool:
    """Whether the verb at `at` is the second part of a hyphenated one: "re-engage", "cross-sell"."""
    return (
        at > 1
        and parse.words[at - 1] == "-"
        and parse.lower[at - 2] in parse.word_sets["verb_prefixes"]
        and parse.ends[at - 2] == parse.starts[at - 1]
        and parse.ends[at - 1] == parse.starts[at]
    )


def base_form(parse: Parse, at: int) -> str:
    """The lemma of a verb; where the pipeline's lemma is no listed verb, the listed one that the word's ending leads to."""
    lemma, word, listed = parse.lemmas[at], parse.lower[at], verbs(parse.language)
    tag = parse.tags[at]
    if word in listed and (tag == forms.INFINITIVE or (tag == forms.PAST and not has_subject(parse, at))):
        return word  # "Found a club" is no form of "find"
    if lemma in listed:
        return lemma
    if word in listed:
        return word
    return _uninflected_verb(word, parse.language) or _without_particle(word, parse.language) or lemma


@lru_cache(maxsize=20_000)
def _without_particle(word: str, language: Language) -> str | None:
    """The listed verb of one written together with its particle: "set" of "setup"."""
    particles = word_sets(language)["written_together"]
    return next((stem for p in particles if word.endswith(p) and (stem := word.removesuffix(p)) in verbs(language)), None)


def is_verb_form(parse: Parse, at: int) -> bool:
    """Whether the token, its lemma, or what it may be an inflected form of is a listed verb, whatever it is here."""
    word, listed = parse.lower[at], verbs(parse.language)
    return word in listed or parse.lemmas[at] in listed or _uninflected_verb(word, parse.language) is not None


@lru_cache(maxsize=20_000)
def _uninflected_verb(word: str, language: Language) -> str | None:
    """The listed verb that a word's ending leads to."""
    return next((form for form in _uninflected(word, language) if form in verbs(language)), None)


def _uninflected(word: str, language: Language) -> Iterable[str]:
    """What a word may be an inflected form of."""
    for ending in language.once(_verb_endings):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"


def _verb_endings(language: Language) -> tuple[str, ...]:
    return tuple(language.lexicon("syntax").tables.get("verb_endings", ()))


def has_subject(parse: Parse, verb: int) -> bool:
    """Whether the verb has a subject of its own, active or passive."""
    return any(parse.deps[k].startswith("nsubj") for k in parse.children(verb))


def has_to(parse: Parse, verb: int) -> bool:
    """Whether the verb stands behind the infinitive's mark: "to open", "to be opened"."""
    mark, lower = parse.word_sets["infinitive_mark"], parse.lower
    if verb > 0 and lower[verb - 1] in mark:
        return True
    for c in parse.children(verb):
        if (c < verb and lower[c] in mark) or (c > 0 and lower[c - 1] in mark and parse.deps[c] in ("cop", "aux")):
            return True
    return False


def negation(parse: Parse, verb: int) -> int | None:
    """The word that negates the verb: "not", "n't", "never"."""
    negators = parse.word_sets["negators"]
    return next((k for k in parse.children(verb) if parse.lower[k] in negators), None)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the clause is passive: a passive subject or auxiliary."""
    return any(parse.deps[k] in ("nsubj:pass", "aux:pass") for k in parse.children(verb))


def is_headline(parse: Parse, verb: int) -> bool:
    """Whether a past form stands for a passive, as headlines do: "Sales lead hired and started by May"."""
    subject = parse.child(verb, "nsubj")
    return (
        subject is not None
        and parse.pos[subject] != "PRON"
        and parse.tags[verb] == forms.PAST
        and parse.lower[verb].endswith(tuple(parse.word_sets["participle_endings"]))
        and parse.child(verb, "obj") is None
        and not any(parse.deps[k].startswith("aux") for k in parse.children(verb))
    )


def is_subordinate(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` (or the verb that it helps) stands in a clause with a mark or a relative pronoun."""
    relative = parse.word_sets["relative_pronouns"]
    if parse.bases[k] in ("aux", "cop"):
        k = parse.heads[k]
    if parse.bases[k] in ("acl", "advcl", "csubj") or (k > 0 and parse.lower[k - 1] in relative):
        return True
    if k > 1 and parse.pos[k - 1] in ("AUX", "ADV") and parse.lower[k - 2] in relative:
        return True
    return any(parse.deps[c] == "mark" or parse.tags[c] in forms.QUESTION_WORDS for c in parse.children(k))


def agent(parse: Parse, verb: int) -> int | None:
    """The doer of a passive: "by the controller"."""
    by = parse.word_sets["agent_cases"]
    for k in parse.children(verb, "obl"):
        if parse.deps[k] == "obl:agent":
            return k
        if parse.pos[k] in ("NOUN", "PROPN", "PRON") and any(parse.lower[c] in by for c in parse.children(k, "case")):
            return k
    return None


# --------------------------------------------------------------------------- coordination


def conjuncts(parse: Parse, verb: int, hi: int) -> list[int]:
    """The verbs coordinated with `verb`, in order: "train and certify", "cut costs and raise prices"."""
    listed = verbs(parse.language)
    out, queue = coordinated_verbs(parse, verb, hi), [verb]
    queue += [k for k in range(verb + 1, hi) if parse.deps[k] == "conj" and _continues(parse, verb, k) and k not in out]
    out += [k for k in queue[1:] if k not in out]
    while queue:
        at = queue.pop(0)
        for k in parse.children(at, "conj"):
            bare = parse.lower[k] in listed and parse.deps[k] == "conj" and parse.pos[at] == "VERB" and parse.tags[k] in forms.BARE
            if k < hi and (parse.pos[k] == "VERB" or bare):
                if k not in out:
                    out.append(k)
                queue.append(k)
    return sorted(out)


def _attached_to(parse: Parse, k: int, verb: int) -> bool:
    """Whether `k` is the verb's own complement, or what that is coordinated with or made of, or heads the verb."""
    for _ in range(4):
        over = parse.heads[k]
        if over in (k, verb) or k == parse.heads[verb]:
            return True
        if parse.bases[k] not in _PART_OF_OBJECT:
            return False
        k = over
    return False


def _continues(parse: Parse, verb: int, k: int) -> bool:
    """Whether an imperative continues with the verb at `k`, which the parse attached to the object: "Finish X and ship Y"."""
    over = parse.heads[k]
    return (
        parse.pos[k] == "VERB"
        and parse.tags[k] in forms.BARE
        and parse.lower[k] in verbs(parse.language)
        and over != verb
        and parse.pos[over] in forms.NOUNS
        and _attached_to(parse, over, verb)
        and not any(parse.deps[c] in ("mark", "aux") for c in parse.children(k))
        and not has_subject(parse, k)
        and not has_subject(parse, verb)
    )


def coordinated_verbs(parse: Parse, verb: int, hi: int) -> list[int]:
    """Listed verbs in their base form joined to a verb by commas and "and", whatever the parse took them for:
    "Recruit, retain and develop"."""
    joining = parse.word_sets["joining"]
    out: list[int] = []
    k = verb + 1
    while k < hi:
        j = k
        while j < hi and parse.lower[j] in joining:
            j += 1
        if j == k or j >= hi:
            break
        if is_manner(parse, j) and j + 1 < hi:
            j += 1
        if not _joins(parse, j, hi):
            break
        out.append(j)
        k = j + 1
    return out


_OPENS_OBJECT = frozenset({"DET", "NUM", "PRON", "ADJ", "CCONJ", "NOUN", "PROPN"})


def _joins(parse: Parse, j: int, hi: int) -> bool:
    """Whether the word at `j`, behind a comma or "and", is one more verb of the row."""
    entry = verbs(parse.language).get(parse.lower[j])
    if entry is None or j + 1 >= hi or parse.pos[j] not in ("VERB", "NOUN", "ADJ", "PROPN"):
        return False
    if parse.lower[j + 1] in parse.word_sets["ends_verb_row"]:
        return False
    return parse.pos[j] == "VERB" or not entry.get("noun") or parse.pos[j + 1] in _OPENS_OBJECT


# --------------------------------------------------------------------------- mood


def is_imperative(parse: Parse, verb: int) -> bool:
    """Whether the verb stands without a subject and in its base form."""
    copula = parse.child(verb, "cop")
    if copula is not None:
        bare = parse.tags[copula] == forms.INFINITIVE
    else:
        past = parse.tags[verb] == forms.PAST and parse.lower[verb] in verbs(parse.language)  # "Found a club"
        bare = parse.tags[verb] in _MAY_BE_BARE or past
    return bare and not has_subject(parse, verb)


_MAY_BE_BARE = forms.BARE | {"NN", "NNP", "JJ"}
"""Tags of a verb in its base form, those of misread ones among them."""


def has_finite_form(parse: Parse, verb: int) -> bool:
    """Whether the verb is finite or has an auxiliary or copula."""
    return parse.tags[verb] in forms.FINITE or any(parse.bases[k] in ("aux", "cop") for k in parse.children(verb))
