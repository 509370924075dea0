"""What a goal lacks, piece by piece, each with its slots: which of them, what carries it, what for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smartcritic.criteria.base import Evidence
from smartcritic.languages import Language
from smartcritic.model import GoalKind, ObjectFact, Report
from smartcritic.reading.kinds import kind_of
from smartcritic.rewriting import lasting, measures
from smartcritic.rewriting.base import Change, Shape
from smartcritic.rewriting.clause import Clause
from smartcritic.rewriting.slots import Gap, Part
from smartcritic.rewriting.wording import any_of, gap, message, say, table, words


@dataclass(frozen=True, slots=True)
class Task:
    """One goal to be rewritten: the evidence, the report so far, its own clause, how it is written, its kind.

    `lasting`: it goes on; `rhythm`: how often is asked.
    """

    evidence: Evidence
    report: Report
    clause: Clause
    shape: Shape
    kind: GoalKind
    lasting: bool = False
    rhythm: bool = False

    @property
    def language(self) -> Language:
        """The language of the goal, which has the lists of words."""
        return self.evidence.language

    @property
    def text(self) -> str:
        """The goal's own text."""
        return self.report.text

    def negative(self) -> bool:
        """Whether it says what is not to be ("No ...", "Stop ...")."""
        return any_of(self.language, "negative", r"\W*%s(?![^\W_])").match(self.text, self.clause.start) is not None

    def open(self, criterion: str) -> bool:
        """Whether a criterion is not met."""
        return self.report.criteria[criterion].verdict != "met"

    def rules(self, criterion: str) -> tuple[str, ...]:
        """The rules of a criterion's findings."""
        return tuple(f.rule for f in self.report.criteria[criterion].findings)

    def subject(self) -> ObjectFact | None:
        """The object that names a metric, else the first."""
        objects = self.report.facts.objects
        return next((o for o in objects if o.metric), objects[0] if objects else None)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is added for one criterion.

    `changes` are edits within the goal's own words; `tail` is what is said behind them, as a phrase ("measured by [..]") that also makes
    a sentence of its own. `loose`: a tail without a comma in front ("by [..]"). `form`: what kind of tail it is, as the list of phrases
    calls it, where it can be said in another way.
    """

    criterion: str
    message: str
    changes: tuple[Change, ...] = ()
    tail: tuple[Part, ...] = ()
    loose: bool = False
    form: str = ""

    def slots(self) -> int:
        """How many gaps the piece has."""
        return sum(isinstance(p, Gap) for p in (*self.tail, *(p for c in self.changes for p in c.parts)))


def without(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the blank and comma before it, so that taking it out leaves clean text."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    keep = start
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] == "," and text[end : end + 1] in (",", ".", ""):
        start -= 1
    if start == 0 or text[start - 1] in '\n"“(':
        start = keep
        while end < len(text) and text[end] in " \t,":
            end += 1
    return start, end


# ---------------------------------------------------------------------------------- specific


def which(task: Task) -> Piece | None:
    """Which of them, where the noun alone could be any; the list of nouns says what tells them apart."""
    if not task.open("specific") or not {"specific/generic_object", "specific/wish"} & set(task.rules("specific")):
        return None
    item = task.report.facts.objects[0] if task.report.facts.objects else None
    if item is None or item.delimiters or not item.generic:
        return None
    entry = next((e for e in task.language.lexicon("segments").entries if e.term == task.language.singular(item.head)), None)
    if entry is None:
        return None
    row, by = table(task.language, "segment"), str(entry.get("by"))
    slot = gap(task.language, "segment", item=by, question=row["question"].format(item=item.text, by=by))
    where = entry.get("where")
    head = task.text.rfind(" ", item.start, item.end) + 1 or item.start
    if where is None and not task.text[item.start : item.end].rstrip().endswith((")", "”", '"')):
        change = Change(head, head, say(task.language, "which_front", segment=slot))
    else:
        change = Change(item.end, item.end, say(task.language, "which", where=str(where or row["where"]), segment=slot))
    return Piece("specific", message(task.language, "which", item=item.text), (change,))


def plainly(task: Task) -> Piece | None:
    """The goal without words that say nothing ("try to", "significantly", "world-class")."""
    listed = ("specific/hedged_verb", "specific/vague_word", "specific/buzzword")
    changes = [
        Change(*without(task.text, f.start, f.end), ())
        for f in task.report.criteria["specific"].findings
        if f.rule in listed and f.start is not None and f.end is not None and _droppable(task, f.start, f.end)
    ]
    return Piece("specific", message(task.language, "plainly"), tuple(changes)) if changes else None


_GAP = re.compile(r"\[[^\]\d]{2,40}\]|(?<![\w|])(?:\d+\|\d+|_{2,})(?![\w|])|(?<![^\W_])(?:X{1,3}|x{2,3})(?=\s?%|[KkMm]\b|\s[a-z])")
"""What a writer leaves open by a sign: "[to be quantified]", "12|18", "XX%", "___"."""


def own_gaps(task: Task) -> Piece | None:
    """A slot in the place of what the writer left open."""
    language, text = task.language, task.text
    named = any_of(language, "open_words", r"(?<![^\W_])%s(?![^\W_])")
    spans = [m.span() for m in named.finditer(text)]
    for m in _GAP.finditer(text):
        bracket = m[0].startswith("[")
        told = named.search(m[0]) is not None
        if not bracket or told:
            spans = [s for s in spans if not (m.start() <= s[0] and s[1] <= m.end())] + [m.span()]
    changes = []
    for start, end in sorted(spans):
        own = text[start:end].strip("[]_")
        either = own.replace("|", " or ") if "|" in own else None
        near = " ".join(text[:start].split()[-3:] + text[end:].split()[:3])
        slot = gap(language, "open", "target", item=near, proposal=None, shown=either)
        changes.append(Change(start, end, (slot,)))
    return Piece("measurable", message(language, "open"), tuple(changes), form="gap") if changes else None


def _droppable(task: Task, start: int, end: int) -> bool:
    """Whether words can be left out and leave good English: an adverb, or "try to" in front of a verb."""
    if task.text[:start].rstrip().endswith((".", "!", "?")):
        return False
    word = task.text[start:end].lower()
    behind = task.text[end:].lstrip()
    if word.endswith(tuple(task.language.words("syntax", "manner_endings"))):
        return not any_of(task.language, "compared", r"\b%s\s+$").search(task.text[:start])
    return word.split()[-1] in words(task.language, "infinitive") and behind[:1].isalpha() and start > 0


# ---------------------------------------------------------------------------------- achievable, relevant


def carried(task: Task) -> Piece | None:
    """What makes it possible."""
    if task.report.criteria["achievable"].verdict == "met":
        return None
    slot = gap(task.language, "basis", optional=True)
    return Piece("achievable", message(task.language, "carried"), tail=say(task.language, "carried", basis=slot))


def served(task: Task) -> Piece | None:
    """What it is for; an objective of the context is offered by name."""
    if task.report.criteria["relevant"].verdict == "met":
        return None
    language, objectives = task.language, task.evidence.context.objectives
    if objectives:
        quoted = [f"“{o.strip().rstrip('.')}”" for o in _nearest(task, objectives)]
        slot = gap(language, "objective", proposal=quoted[0], alternatives=tuple(quoted[1:3]), optional=True)
        return Piece("relevant", message(language, "objective"), tail=say(language, "served_objective", objective=slot))
    slot = gap(language, "result", optional=True)
    return Piece("relevant", message(language, "served"), tail=say(language, "served", result=slot))


def _nearest(task: Task, objectives: tuple[str, ...]) -> Iterator[str]:
    """The objectives, those first that share most words with the goal."""
    own, *theirs = (measures.word_set(text, task.language, least=4) for text in (task.text, *objectives))
    shared = [len(own & words) for words in theirs]
    yield from (objectives[i] for i in sorted(range(len(objectives)), key=lambda i: (-shared[i], i)))


def task_of(evidence: Evidence, report: Report, clause: Clause) -> Task:
    """What the pieces are made from."""
    language, text = evidence.language, report.text
    action = report.facts.action
    once = action is not None and action.lemma in words(language, "once") and report.facts.cadence is None
    on = not once and lasting.goes_on(report.facts, text, language)
    return Task(evidence, report, clause, Shape.of(text), _kind(language, report, clause, on), on)


def _kind(language: Language, report: Report, clause: Clause, on: bool) -> GoalKind:
    """The reader's kind, but where plain words of the goal speak against it, or whether it goes on (`on`)."""
    kind, action = kind_of(report.facts), report.facts.action
    if kind == "rule" and not any_of(language, "rule_marks", r"(?<![^\W_])%s(?![^\W_])").search(report.text, clause.start, clause.end):
        kind = "habit" if report.facts.cadence is not None or on else "task"
    if action is None:
        return kind
    if kind == "rule" and action.start == clause.start and action.lemma in words(language, "telling"):
        return "task"
    if kind == "habit" and report.facts.cadence is None and not on:
        return "state" if action.lemma in words(language, "moving") else "task"
    return "skill" if kind == "task" and action.lemma in words(language, "learnt") else kind
