"""Names: proper nouns and abbreviations; one that stands in the other text in any case, or spelled out, is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.comparison.base import ComparisonBuilder, GoalVersion, known_from_context
from smartcritic.languages import Language
from smartcritic.quantities import is_money

_NAME = re.compile(r"[^\W\d_][\w&.+#]*(?:[-'’/][\w]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that name one thing; `lead` is the word in front of it."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    start: int
    end: int
    lead: str


def _common(language: Language) -> frozenset[str]:
    """Stems of the words of the lists, which are no names though they may be written with a capital."""
    lists = ("verbs", "objects", "metrics", "cues", "vague")
    stem = Vocabulary.of(language).stem
    return frozenset(stem(w) for name in lists for term in language.terms(name) for w in tokens(term))


def names(side: GoalVersion) -> list[Name]:
    """Every name of a text, outside slots and dates."""
    capitals = [w for w in side.words if len(w.text) > 3 and w.text.isalpha()]
    large = sum(w.text[0].isupper() for w in capitals)
    titled = len(capitals) > 3 and large >= 0.7 * len(capitals)
    shouted = side.text.isupper()
    taken = [(a.start, a.end) for a in side.facts.actions] + list(side.dated)
    taken += [(c.start, c.end) for c in side.facts.of("vague_time", "vague_word", "hedge", "buzzword", "label")]
    found: list[Name] = []
    run: list[tuple[str, int, int]] = []

    def close() -> None:
        if run:
            said = tuple(w for w, _, _ in run)
            start, end = run[0][1], run[-1][2]
            before = side.text[:start].split()
            lead = before[-1].lower() if before else ""
            found.append(Name(said, tuple(side.vocabulary.stem(t) for w in said for t in tokens(w)), start, end, lead))
            run.clear()

    for parse in side.parses:
        last_end: int | None = None
        for match in _NAME.finditer(parse.text):
            word = match[0].rstrip(".")
            start, end = parse.chars(match.start(), match.start() + len(word))
            first = not any(c.isalnum() for c in parse.text[: match.start()]) or parse.text[: match.start()].rstrip()[-1:] in ":“\"(–—"
            token = parse.token_at(match.start())
            proper = token is not None and parse.pos[token] == "PROPN"
            is_name = (
                any(c.isupper() for c in word)
                and side.free(start, end)
                and not any(a < end and start < b for a, b in taken)
                and not (shouted and parse.text[match.end() : match.end() + 1] == ":")  # "DEADLINE: ..." is a label
                and _is_name(side, word, first, proper, titled, shouted)
            )
            if not is_name:
                close()
                last_end = None
                continue
            gap = side.text[last_end:start] if last_end is not None else ""
            if run and gap.strip():
                close()
            run.append((re.sub(r"['’]s$", "", word), start, end - (2 if re.search(r"['’]s$", word) else 0)))
            last_end = end
        close()
    return found


def _is_name(side: GoalVersion, word: str, first: bool, proper: bool, titled: bool, shouted: bool) -> bool:
    low = word.lower()
    bare = re.sub(r"['’]s$", "", low)
    if len(bare) == 1 or bare in side.word_set("no_names") or bare in side.language.terms("metrics"):
        return False
    words = side.vocabulary
    if words.is_plain(bare) or is_money(word):
        return False
    inner = any(c.isupper() for c in word[1:]) and not shouted
    common = words.stem(bare) in side.language.once(_common)
    if shouted or titled:
        return (proper or inner) and not common
    if inner:
        return True
    return proper and not common if first else word[0].isupper()


def compare_names(pair: ComparisonBuilder) -> None:
    """Match the names of the two texts; those of owners are compared as owners."""
    owners = [[(c.start, c.end) for c in side.facts.of("owner")] for side in (pair.before, pair.after)]
    before = [n for n in names(pair.before) if not _told(n, owners[0], pair.before, pair.after)]
    after = [n for n in names(pair.after) if not _told(n, owners[1], pair.after, pair.before)]
    lost = []
    for name in before:
        if _known(name, pair.after):
            where = pair.after.where(name.stems) or pair.after.where(_initials(name.stems, pair.after))
            pair.add("name", "kept", pair.before.quote(name.start, name.end), where)
        else:
            lost.append(name)
    new = [n for n in after if not _wholly_known(n, pair.before)]
    for name in pair.match("name", lost, new, lambda a, b: a.lead == b.lead):
        quote = pair.after.quote(name.start, name.end)
        pair.add_new("name", quote, known_from_context(name.stems, pair))


def _told(name: Name, owners: list[tuple[int, int]], own: GoalVersion, other: GoalVersion) -> bool:
    """Whether a name is told as an owner: it is one, and no other owner beside it is in the other text ("Lars and Priya")."""
    if not owners:
        return is_doer(name, own)
    owner = next(((a, b) for a, b in owners if a <= name.start and name.end <= b), None)
    if owner is None:
        return False
    return _known(name, other) or not any(other.says(w) for w in own.content(*owner))


def is_doer(name: Name, side: GoalVersion) -> bool:
    """Whether a name begins its clause and a verb follows: "Jonas books", "Jonas will book"."""
    rest = tokens(side.text[name.end : name.end + 40])
    begins = any(name.start == a for a, _ in side.clauses)
    return begins and bool(rest) and (rest[0] in side.word_set("doer_verbs") or side.vocabulary.is_verb(side.vocabulary.stem(rest[0])))


def _known(name: Name, side: GoalVersion) -> bool:
    """Whether one of a name's own words is in the other text, or its abbreviation, or what it abbreviates."""
    own = [s for s in name.stems if s not in side.word_set("left_out")]
    return any(side.says(s) for s in own) or bool(_initials(name.stems, side)) or _spelled_out(name, side)


def _wholly_known(name: Name, side: GoalVersion) -> bool:
    own = [s for s in name.stems if s not in side.word_set("left_out")]
    return all(side.says(s) for s in own) or bool(_initials(name.stems, side)) or _spelled_out(name, side)


def _initials(stems: tuple[str, ...], side: GoalVersion) -> tuple[str, ...]:
    """The abbreviation of a name of two words or more, where the other text has it."""
    own = [s for s in stems if s not in side.word_set("left_out")]
    short = "".join(s[0] for s in own)
    return next(((w.stem,) for w in side.words if len(own) > 1 and w.text.isupper() and w.text.lower() == short), ())


def _spelled_out(name: Name, side: GoalVersion) -> bool:
    """Whether an abbreviation is spelled out in the other text ("ARR", "annual recurring revenue")."""
    if len(name.words) != 1 or not re.fullmatch(r"[A-Z]{2,6}s?", name.words[0]):
        return False
    return name.words[0].rstrip("s").lower() in side.initials
