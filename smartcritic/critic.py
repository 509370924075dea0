"""The chain: goal -> language -> facts -> criteria -> rewrite -> report. The only file that wires the stages."""

from __future__ import annotations

import datetime as dt
import itertools
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from smartcritic import criteria, facts, languages, rules
from smartcritic.attainability import estimate
from smartcritic.config import Config
from smartcritic.criteria import yardsticks
from smartcritic.criteria.base import Evidence
from smartcritic.errors import InputError, ModelError
from smartcritic.facts import custom_terms
from smartcritic.languages import detect
from smartcritic.memory import uncollected
from smartcritic.model import Comparison, Context, Facts, Goal, Part, Plan, PortfolioFinding, Report, Rewrite, replace
from smartcritic.model.corrections import Correction, Learned, corrections_of
from smartcritic.parsing import pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import Segment, segments
from smartcritic.reading import ear, reader
from smartcritic.syntax.reparse import parsed

if TYPE_CHECKING:
    from spacy.language import Language

    from smartcritic.rewriting.grammar import Mended

ParsedGoal = tuple[Goal, list[Parse], Facts | None]
"""A goal with its parses, or with its facts where it is not to be read."""

MAX_CHARS = 10_000
"""Characters of a text that are read; a goal is a sentence or a few, and a longer text gets a finding that says so."""

MAX_BATCH_CHARS = 65_536
"""Characters of goals that are read together: what is held of a batch grows with them, some 300 bytes each."""

WARM = ("Book 20 meetings with hotels by 31 March 2027", "Charge 40 cells to 3000 mAh soon", "Improve sales")
"""Goals that load what is loaded at first need: the pipeline, word lists, the reader of rare units, the rewriting."""


class Critic:
    """Reads goals and says, criterion by criterion, how SMART they are.

    Args:
        config: thresholds, switches and own words; default `Config()`.
        nlp: None for the pipeline of the language, the name of an installed one, or a `spacy.language.Language`. It is loaded at
            first use; `warm_up` loads it at once.
        language: what the goals are read in; None for that of `config`.

    One critic may be shared by threads; the same goal, context and configuration give the same report. Critics with equal
    configurations and the same pipeline are equal. One that was not handed a pipeline of its own can be pickled and copied.
    """

    def __init__(
        self, config: Config | None = None, nlp: str | Language | None = None, language: languages.Language | None = None
    ) -> None:
        if config is not None and not isinstance(config, Config):
            raise InputError(
                f"config: {type(config).__name__} is no smartcritic.Config; build one with Config(...) or Config.from_file(path)"
            )
        self.config = config or Config()
        if language is not None and not isinstance(language, languages.Language):
            raise InputError(f"language: must be a smartcritic.languages.Language, not {type(language).__name__}")
        self.language = language or languages.get(self.config.language)
        self._given = nlp if nlp is not None else self.language.pipeline
        self._nlp: Language | None = None
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy is built from the configuration and the name of the pipeline, and loads the pipeline at its own first use."""
        if not self._own:
            raise ModelError("this critic reads with a pipeline that it was handed; to pickle or copy it, build it with a pipeline's name")
        return type(self), (self.config, self._given, self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Critic) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return self.config, self._given, self.language.code

    @property
    def _own(self) -> bool:
        """Whether nobody but critics reads with the pipeline: the bundled one, or one loaded by name."""
        return self._given is None or isinstance(self._given, str)

    @property
    def can_be_copied(self) -> bool:
        """Whether another process can build the same critic: it was not handed a pipeline of its own."""
        return self._own

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline that this critic reads with."""
        if self._nlp is None:
            with self._lock:
                if self._nlp is None:
                    self._nlp = pipeline.load(self._given)
        return self._nlp

    def warm_up(self) -> Critic:
        """Load the pipeline and the word lists now, so that the first critique is as quick as the rest; return self."""
        for text in WARM:
            self.critique(text)
        return self

    # ------------------------------------------------------------------ one goal, many goals

    def critique(self, goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
        """Judge one goal. Without `rewrite`, suggestions and rewrites are left out, which is about twice as fast.

        Raises:
            InputError: `goal` is neither a string nor a `Goal`.
        """
        return next(self.pipe([goal], context, rewrite=rewrite))

    def pipe(
        self, goals: Iterable[str | Goal], context: Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[Report]:
        """Judge a stream of goals, in order, in batches of `batch_size`, smaller ones of long texts; the whole run has one reference date.

        The drafts of a batch are judged together, which takes about half as long as one by one; the reports are the same. Without
        `rewrite`, suggestions and rewrites are left out, which is about twice as fast.
        """
        where = _context(context)
        for items in _batches(goals, batch_size):
            with uncollected():
                reports = self._critiqued(self._parsed_goals(items), where, rewrite)
            yield from reports

    def critique_parses(self, parses: Sequence[Parse], goal: Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
        """Judge a goal whose segments are parsed already, by whatever pipeline."""
        return next(self._critiqued([(goal, list(parses), None)], _context(context), rewrite))

    def extract(self, text: str | Goal, context: Context | None = None) -> Facts:
        """Read the facts alone."""
        return self._facts(_goal(text), _context(context))

    def plan(self, goal: str | Goal, context: Context | None = None, *, step: str | None = None, spread: str = "workdays") -> Plan:
        """Break the goal's target down to milestones, weeks and working days.

        `step`: milestones per "week", "month" or "quarter"; None picks by the time that is left. `spread`: "workdays" or "linear".

        Raises:
            PlanError: the goal has no deadline or no amount; the message names what is missing.
        """
        from smartcritic.plan import make_plan

        item, where = _goal(goal), _context(context)
        return make_plan(item, self._facts(item, where), where, self.language, step, spread)

    def portfolio(self, goals: Iterable[str | Goal], context: Context | None = None) -> list[PortfolioFinding]:
        """Say what only a list of goals can show: too many, near duplicates, conflicts, sums that fall short, ...

        Texts that are no goals are left out.
        """
        from smartcritic.portfolio import audit_portfolio

        where = _context(context)
        items: list[Goal] = []
        found: list[Facts] = []
        for batch in _batches(goals, 256):
            items += batch
            found += self._facts_of_many(batch, where)
        judged = [criteria.is_judged(Evidence(i, f, where, self.config, self.language)) for i, f in zip(items, found, strict=True)]
        pairs = itertools.compress(zip(items, found, strict=True), judged)
        return audit_portfolio(list(pairs), where, self.language, [i for i, yes in zip(items, judged, strict=True) if not yes], self.config)

    def compare(self, before: str | Goal, after: str | Goal | Rewrite, context: Context | None = None) -> Comparison:
        """Say what a rewrite did to a goal: which facts it kept, changed, lost or invented, and what each criterion gained or lost.

        Fields of `before` (owner, due date, target ...) and the context count as known, and hold for `after` too where it is no `Goal`.
        A slot such as ``[X%]``, or a slot of a `Rewrite`, invents nothing.

        Raises:
            InputError: `before` is neither a string nor a `Goal`, or `after` is none of the three.
        """
        from smartcritic.comparison import compare
        from smartcritic.comparison.base import GoalVersion

        where = _context(context)
        old = _goal(before)
        text = after.text if isinstance(after, Rewrite) else after
        new = replace(old, text=text) if isinstance(text, str) else _goal(text)
        slots = [(s.start, s.end) for s in after.slots] if isinstance(after, Rewrite) else []
        sides = []
        for item, gaps in ((old, []), (new, slots)):
            skipped = self._unread(item.text)
            parses = self._parses(item.text) if skipped is None else []
            found = self._read([(item, parses, skipped)], where)[0]
            sides.append(GoalVersion(item, next(self._reports([(item, found)], where)), parses, self.language, gaps))
        return compare(sides[0], sides[1], where)

    def learn(self, corrections: Iterable[Mapping[str, Any] | Correction], context: Context | None = None) -> Learned:
        """Learn from a team's corrections; what comes out is `corrections` of a `Config`. It changes nothing in this critic.

        `corrections`: ``{"text", "letter", "verdict"}`` for the verdict that a letter should get, ``{"text", "rule", "accepted"}`` for a
        finding that was accepted or refused; also "ref", the day on which the goal was written, and "date", that of the ruling.

        Raises:
            InputError: one of them is no correction, or there is no such rule; the message says which and what would be right.
        """
        where, plain = _context(context), self.config.uncorrected()
        items = list(corrections_of(corrections))
        for item in items:
            _ = item.rule is None or rules.get(item.rule)
        judged = []
        for item in items:
            day = where if item.ref is None else replace(where, today=item.ref)
            found = self._facts(Goal(item.text), day)
            evidence = Evidence(Goal(item.text), found, day, plain, self.language)
            is_goal = criteria.is_judged(evidence)
            judged.append((item, found if is_goal else None, criteria.judge(evidence) if is_goal else {}))
        return ear.learn(judged)

    # ------------------------------------------------------------------ the chain

    def _facts(self, goal: Goal, context: Context) -> Facts:
        return self._facts_of_many([goal], context)[0]

    def _parses(self, text: str) -> list[Parse]:
        return self._parsed(segments(text[:MAX_CHARS], self.language))

    def _parsed(self, pieces: Sequence[Segment]) -> list[Parse]:
        return parsed(self.nlp, pieces, self._own, self.language)

    def reads_as(self, text: str) -> str | None:
        """Return None where a text is in the critic's language, else the code of its own, "other", or "none" for a text without words."""
        known = (lambda: reader.load().network.known) if self.language.has_reader else frozenset
        return detect.foreign(text, self.language, known)

    def _unread(self, text: str) -> Facts | None:
        """The facts of a text that is not parsed, since it has no words or is in another language; None for all others."""
        code = self.reads_as(text)
        if code is None:
            return None
        return facts.empty() if code == detect.NONE else facts.empty("foreign", code)

    @uncollected()
    def _facts_of_many(self, goals: Sequence[Goal], context: Context) -> list[Facts]:
        return self._read(self._parsed_goals(goals), context)

    def _parsed_goals(self, goals: Sequence[Goal]) -> list[ParsedGoal]:
        """Parse goals, all in one batch."""
        unread = [self._unread(g.text) for g in goals]
        cuts: list[list[Segment]] = [
            [] if u is not None else segments(g.text[:MAX_CHARS], self.language) for g, u in zip(goals, unread, strict=True)
        ]
        parsed = iter(self._parsed([s for cut in cuts for s in cut]))
        each = [list(itertools.islice(parsed, len(cut))) for cut in cuts]
        return list(zip(goals, each, unread, strict=True))

    def _read(self, items: Sequence[ParsedGoal], context: Context) -> list[Facts]:
        """The facts of goals; all that are to be read, in one batch."""
        to_read = [(parses, goal) for goal, parses, skipped in items if parses and skipped is None]
        said = facts.extract_many(to_read, context)
        if self.config.words:
            said = [custom_terms.with_custom_terms(f, p, goal.text, self.config.words) for f, (p, goal) in zip(said, to_read, strict=True)]
        if self.language.has_reader:
            said = reader.read([(goal.text, f, parses) for f, (parses, goal) in zip(said, to_read, strict=True)])
        found = iter(said)
        return [
            facts.with_fields(next(found) if parses and skipped is None else skipped or facts.empty(), goal)
            for goal, parses, skipped in items
        ]

    def _critiqued(self, items: Sequence[ParsedGoal], context: Context, rewrite: bool) -> Iterator[Report]:
        """The reports on goals that are parsed: all are read at once, and judged one after the other as they are asked for."""
        read = [(goal, found) for (goal, _, _), found in zip(items, self._read(items, context), strict=True)]
        if not rewrite:
            return self._reports(read, context)
        from smartcritic.rewriting import grammar

        return self._rewritten(read, [grammar.slips(goal.text, parses) for goal, parses, _ in items], context)

    def _reports(self, items: Sequence[tuple[Goal, Facts]], context: Context) -> Iterator[Report]:
        """The reports on goals whose facts are read, without rewrites."""
        return (self._judged(goal, self._evidence(goal, found, context)) for goal, found in items)

    def _rewritten(self, items: Sequence[tuple[Goal, Facts]], slips: Sequence[Sequence[Mended]], context: Context) -> Iterator[Report]:
        """The reports on goals with their rewrites, given the slips of grammar in each; the drafts of all of them are judged together."""
        from smartcritic.rewriting import advise_many

        bare = [(evidence, self._judged(goal, evidence)) for goal, found in items for evidence in [self._evidence(goal, found, context)]]
        kept = [yardsticks.is_rewritten(report.yardstick) for _, report in bare]
        mended = list(itertools.compress(bare, kept))
        advice = iter(
            advise_many(
                mended,
                lambda asked: self._rescored([(mended[i][0].goal, text) for i, text in asked], context),
                list(itertools.compress(slips, kept)),
            )
        )
        for _, report in bare:
            if not yardsticks.is_rewritten(report.yardstick):
                yield report
                continue
            suggestions, rewrites = next(advice)
            first = rewrites[0] if rewrites else None
            yield replace(report, suggestions=suggestions, rewrite=first, rewrites=rewrites, parts=self._parts(report, context))

    def _parts(self, report: Report, context: Context) -> tuple[Part, ...]:
        """Each of several goals in a text by itself, with its own rewrites."""
        from smartcritic.rewriting import parts

        cut = parts.spans(report, self.language)
        texts = [report.text[a:b] for a, b in cut]
        if not texts:
            return ()
        goals = [Goal(t) for t in texts]
        found = self._critiqued(self._parsed_goals(goals), context, True)
        return tuple(Part(t, a, b, r.rewrites) for t, (a, b), r in zip(texts, cut, found, strict=True))

    def _judged(self, goal: Goal, evidence: Evidence) -> Report:
        judged = criteria.is_judged(evidence)
        kind = yardsticks.yardstick(evidence) if judged else None
        verdicts = criteria.judge(evidence, kind) if judged else criteria.unjudged(evidence)
        assert evidence.context.today is not None
        return Report(
            id=goal.id,
            text=goal.text,
            today=evidence.context.today,
            judged=judged,
            score=criteria.score(evidence, verdicts, kind) if judged else None,
            criteria=verdicts,
            facts=evidence.facts,
            attainability=evidence.attainability if judged else None,
            kind_of_goal=kind.kind if kind is not None else None,
            yardstick=kind,
        )

    def _evidence(self, goal: Goal, found: Facts, context: Context) -> Evidence:
        chance = estimate(goal, found, context, self.language, self.config.estimates)
        alike = self._alike if context.objectives and pipeline.has_vectors(self.nlp) else None
        results = [Goal(**{name: getattr(k, name) for name in k.__struct_fields__}) for k in goal.key_results]
        read = zip(results, self._facts_of_many(results, context), strict=True) if results else ()
        carried = tuple(Evidence(r, f, context, self.config, self.language) for r, f in read)
        return Evidence(goal, found, context, self.config, self.language, chance, alike, carried)

    def _alike(self, a: str, b: str) -> float:
        """How alike two texts are by the pipeline's word vectors, 0..1."""
        return pipeline.similarity(self.nlp, a, b)

    def _rescored(self, asked: Sequence[tuple[Goal, str]], context: Context) -> list[Report]:
        """Judge rewritten texts of goals, without rewrites of their own."""
        items = [replace(goal, text=text, id=None) for goal, text in asked]
        return list(self._reports(list(zip(items, self._facts_of_many(items, context), strict=True)), context))


def _goal(goal: object) -> Goal:
    if isinstance(goal, Goal):
        return goal
    if isinstance(goal, str):
        return Goal(goal)
    raise InputError(f"goal: {goal!r:.80} is no goal; give a string or a smartcritic.Goal")


def _context(context: object) -> Context:
    if context is None:
        return Context(today=dt.date.today())
    if not isinstance(context, Context):
        raise InputError(f"context: {context!r:.80} is no context; give a smartcritic.Context or None")
    return context.on(dt.date.today())


def _batches(goals: Iterable[str | Goal], size: int) -> Iterator[list[Goal]]:
    """Goals in batches of `size`, or of `MAX_BATCH_CHARS` where that is less."""
    if isinstance(goals, str):
        raise InputError("goals: one string is no list of goals; use `critique` for a single goal")
    if size < 1:
        raise InputError(f"batch_size: {size} is no size; give 1 or more")
    batch: list[Goal] = []
    chars = 0
    for goal in map(_goal, goals):
        chars += min(len(goal.text), MAX_CHARS)
        if batch and chars > MAX_BATCH_CHARS:
            yield batch
            batch, chars = [], min(len(goal.text), MAX_CHARS)
        batch.append(goal)
        if len(batch) == size:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
