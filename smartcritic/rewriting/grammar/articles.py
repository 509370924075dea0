"""Articles that are missing in front of a noun that is counted: "with landlord" -> "with the landlord".

Which article a noun phrase takes, if any, is asked of a small model. Lists of goals leave articles out and are right to do so; so they
are put in only where the goal is told in sentences, or where other slips show that its writer is not at home in the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.languages import Language
from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import Slip, words
from smartcritic.rewriting.grammar.choices import choice
from smartcritic.rewriting.grammar.nouns import counted, is_countable
from smartcritic.syntax.lexicon import verbs

NAME = "articles"

MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "VBN", "NNP", "NNS"})
NO_HEAD = frozenset({"NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD"})
"""Tags behind a noun that is no head."""

LED = frozenset({"DT", "PRP$", "POS", "PDT", "WDT", "WP$", "CD", "HYPH", "SYM", "$", "#"})
"""Tags in front of a phrase that takes no article."""

MOST_BARE_LEARNER = 0.4
MOST_BARE_SENTENCE = 0.06
"""How likely a phrase without an article may be where one is put in: in a goal with other slips, and in a sentence."""

SURE = 2
"""How clearly a noun must be one that is counted, in a sentence without other slips."""

LEAST_A = 0.7
LEAST_THE = 0.45
"""How likely one of the two articles must be, against the other; what a goal speaks of is more often known than not."""


def missing(parse: Parse, learner: bool) -> Iterator[Slip]:
    """Articles to be put in; `learner`: other slips show that the writer leaves them out by mistake."""
    if not choice(parse.language, NAME).words:
        return
    most = MOST_BARE_LEARNER if learner else MOST_BARE_SENTENCE
    for first, head in _phrases(parse):
        if not _may_lack(parse, first, head) or not (learner or _is_in_sentence(parse, first, head)):
            continue
        none, a, the = odds(parse, first, head)
        new = 1.0 if any(parse.tags[k] == "JJR" for k in range(first, head)) else a / (a + the)
        if none < most and (new >= LEAST_A or 1 - new >= LEAST_THE):
            put = indefinite(parse, first) if new >= LEAST_A else next(iter(words(parse.language, "the")))
            yield Slip(first, first, put, "article")


def _is_in_sentence(parse: Parse, first: int, head: int) -> bool:
    """Whether a phrase stands in a sentence: a pronoun is its subject, or its verb has a modal; nothing but words is between."""
    if not first or not parse.words[first - 1].isalpha() or counted(parse.language, parse.lower[head]) < SURE:
        return False
    if head + 1 < parse.n and parse.tags[head + 1] == "CC":
        return False
    opening = verbs(parse.language).get(parse.lower[first - 1]) if first == 1 else None
    if opening is not None and opening.get("noun"):  # "pilot order"
        return False
    lo, hi = first - 1, head
    while lo and parse.words[lo - 1].isalpha():
        lo -= 1
    while hi + 1 < parse.n and parse.words[hi + 1].isalpha():
        hi += 1
    subjects = [k for k in range(lo, hi + 1) if parse.bases[k] == "nsubj"]
    return any(parse.tags[k] == "PRP" or any(parse.tags[m] == "MD" for m in parse.children(parse.heads[k], "aux")) for k in subjects)


def _phrases(parse: Parse) -> Iterator[tuple[int, int]]:
    """Noun phrases with a common noun in the singular as head, as ``(first, head)``."""
    tags, spelt = parse.tags, parse.words
    for head in range(parse.n):
        if tags[head] != "NN" or not spelt[head].isalpha() or not spelt[head].islower():
            continue
        if head + 1 < parse.n and (tags[head + 1] in NO_HEAD or parse.lower[head + 1] in words(parse.language, "row")):
            continue
        first = head
        while first and tags[first - 1] in MODIFIERS and spelt[first - 1].isalpha():
            first -= 1
        yield first, head


def _may_lack(parse: Parse, first: int, head: int) -> bool:
    """Whether a phrase is one of a counted thing without a determiner, and no heading."""
    noun, language = parse.lower[head], parse.language
    if not is_countable(language, noun) or noun.endswith(tuple(words(language, "no_head"))):
        return False
    if parse.lower[first] in words(language, "deictic"):
        return False
    if first and (parse.tags[first - 1] in LED | MODIFIERS | {"VBG", "CC"} or _is_state(parse, first)):
        return False
    if first and parse.lower[first - 1] in words(language, "between"):
        return False
    if first and parse.words[first][:1].isupper() and parse.words[first - 1][:1].isupper():
        return False
    if first == 0 or (first == 1 and not parse.words[0].isalpha()):
        return any(parse.tags[k] in ("MD", "VBZ") for k in range(head + 1, parse.n))
    return parse.lower[first - 1] not in words(language, "row")


def indefinite(parse: Parse, i: int) -> str:
    """ "a" or "an" in front of a word, by how it sounds."""
    word, language = parse.words[i], parse.language
    short, before_vowel = sorted(words(language, "article_a"), key=len)
    low = word.lower()
    if word.isupper() and len(word) > 1:
        return before_vowel if word[0].lower() in words(language, "spelt_vowels") else short
    vowel = low[0] in words(language, "vowels") and low not in words(language, "spoken")
    if low.startswith(tuple(words(language, "not_vowels"))) and not low.startswith(tuple(words(language, "vowels_after"))):
        vowel = False
    return before_vowel if vowel or low.startswith(tuple(words(language, "mute_h"))) else short


def sounded(parse: Parse) -> Iterator[Slip]:
    """ "An" in front of a vowel, "a" in front of any other sound: "a hour" -> "an hour"; nothing where speakers differ ("an historic")."""
    both, aspired = words(parse.language, "article_a"), words(parse.language, "aspired")
    for i in range(parse.n - 1):
        word = parse.words[i + 1]
        if parse.lower[i] not in both or parse.tags[i] != "DT" or not (word.isalpha() and word.islower()) or len(word) < 3:
            continue
        if i and parse.words[i].isupper():
            continue
        put = indefinite(parse, i + 1)
        if put != parse.lower[i] and (word[0] not in aspired or len(put) > len(parse.lower[i])):
            yield Slip(i, i + 1, put, "article")


def odds(parse: Parse, first: int, head: int) -> tuple[float, float, float]:
    """How likely the phrase ``first..head`` has no article, "a" or "the"."""
    none, a, the = choice(parse.language, NAME).odds(features(parse.language, parse.lower, parse.tags, first, head, first - 1))
    return none, a, the


def features(language: Language, low: Sequence[str], tags: Sequence[str], first: int, head: int, before: int) -> list[str]:
    """The words and tags around a phrase; `before` is the token in front of it and its article, -1 for none."""
    n, noun = len(low), low[head]
    lead = low[first] if first < head else "-"
    p, pt = (low[before], tags[before]) if before >= 0 else ("^", "^")
    p2 = low[before - 1] if before > 0 else "^"
    x, xt = (low[head + 1], tags[head + 1]) if head + 1 < n else ("$", "$")
    led = "m" if first < head else "-"
    count, end = counted(language, noun), noun[-3:]
    return [
        f"h{noun}", f"p{p}", f"x{x}", f"m{lead}", f"q{pt}", f"y{xt}", f"ph{p} {noun}", f"hx{noun} {x}", f"mh{lead} {noun}",
        f"pm{p} {lead}", f"px{p} {x}", f"pp{p2} {p}", f"l{min(3, head - first)}", f"pmx{p} {led} {x}", f"qy{pt}{xt}", f"b{p2}{p}{noun}",
        f"t{tags[first]}{led}", f"c{count}", f"cp{count} {p}", f"cx{count} {x}", f"cpx{count} {pt} {xt}", f"e{end}", f"ep{end} {p}",
        f"cm{count} {lead}", f"cpl{count} {p} {led}",
    ]  # fmt: skip


def _is_state(parse: Parse, first: int) -> bool:
    """Whether the phrase opens with what something is or gets: "to be reconciled employee wise"."""
    return parse.tags[first] in ("VBN", "JJ") and parse.lemmas[first - 1] in parse.word_sets["be"] and parse.heads[first - 1] == first
