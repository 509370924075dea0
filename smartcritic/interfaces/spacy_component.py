"""Two spaCy components for anybody's pipeline, which take each Doc for one goal: ``nlp.add_pipe("smartcritic")`` judges it,
``nlp.add_pipe("goal_reader")`` says what the trained reader answers, which is what verdicts are made of.

The Doc's own parse is read, in Universal Dependencies or ClearNLP labels. What the pipeline did not parse, or parsed with markup in it, is
read with the bundled pipeline, which also judges the rewrites. On the Doc there are only labelled spans and plain data, so that
``nlp.pipe(n_process=2)``, ``DocBin`` and ``to_bytes`` take it along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from smartcritic.config import Config
from smartcritic.model import Context, Facts, Goal, Report, to_builtins
from smartcritic.parsing import bundled
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.pipeline import whole
from smartcritic.parsing.segments import Segment, segments
from smartcritic.syntax import reparse

if TYPE_CHECKING:
    from smartcritic.critic import Critic

EVIDENCE = "smartcritic/evidence"
FINDINGS = "smartcritic/findings"
FACTS = "smartcritic/facts"
GROUPS = (EVIDENCE, FINDINGS, FACTS)
"""Keys of ``doc.spans``: what shows a criterion, labelled with it; flaws, labelled with their rule; and what was read, with what it is."""

_CUES = {"owner": "OWNER", "purpose": "PURPOSE", "parent": "PURPOSE", "means": "MEANS", "basis": "BASIS"}

SPANS = {"purpose": ("purpose", "parent"), "basis": ("basis", "means")}
"""Keys of ``doc.spans`` that the goal reader sets, and the kinds of cues in each."""

for _name in ("smart", "goal_reading"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class SmartCritic:
    """The component. ``doc._.smart`` is the report as plain data (`Report.to_dict`), ``doc.spans`` has the groups `GROUPS`."""

    def __init__(self, critic: Critic, context: Context, advise: bool) -> None:
        self.critic, self.context, self.advise = critic, context, advise

    def __reduce__(self) -> tuple[Any, ...]:
        """A worker builds its own critic."""
        return _build, (self.critic.config.to_dict(), self.context.to_dict(), self.advise)

    def __call__(self, doc: Doc) -> Doc:
        """Judge the Doc as one goal."""
        report = self.report(doc)
        doc._.smart = report.to_dict()
        groups: dict[str, list[Span]] = {name: [] for name in GROUPS}
        for key, label, start, end in _marks(report):
            span = doc.char_span(start, end, label=label, alignment_mode="expand") if start < end else None
            if span is not None:
                groups[key].append(span)
        for key, spans in groups.items():
            doc.spans[key] = spans
        return doc

    def report(self, doc: Doc) -> Report:
        """Judge the Doc as one goal and return the report; the Doc is left as it is."""
        from smartcritic.critic import MAX_CHARS

        text = doc.text
        if self.critic.reads_as(text) is not None:
            return self.critic.critique(text, self.context, rewrite=self.advise)
        parsed = doc.has_annotation("DEP")
        parses = [self._parse(doc, s, parsed) for s in segments(text[:MAX_CHARS], self.critic.language)]
        return self.critic.critique_parses(parses, Goal(text), self.context, rewrite=self.advise)

    def _parse(self, doc: Doc, segment: Segment, parsed: bool) -> Parse:
        part = _part(doc, segment) if parsed and segment.chars is None else None
        if part is None:
            nlp = self.critic.nlp
            part = nlp(whole(nlp, segment.text))
        return Parse(part, self.critic.language, segment)


class GoalReader:
    """The component: ``doc._.goal_reading`` has the trained reader's odds as plain data (`smartcritic.Reading`), None for a text that it
    does not read; ``doc.spans["purpose"]`` what says why the goal is set, ``doc.spans["basis"]`` what says that it can be reached.

    A stream is read in batches, which gives the same odds as Doc by Doc. `own`: the Docs are parsed by the bundled pipeline. Its odds are
    those of the critic: a Doc of several sentences is parsed sentence by sentence, and an unsure first word is looked at again.
    """

    def __init__(self, context: Context, own: bool) -> None:
        self.context, self.own = context, own

    def __reduce__(self) -> tuple[Any, ...]:
        """A worker loads its own reader."""
        return GoalReader, (self.context, self.own)

    def __call__(self, doc: Doc) -> Doc:
        """Read the Doc as one goal."""
        self._answer([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Read each Doc of a stream as one goal, `batch_size` of them together; they come in order."""
        for batch in minibatch(stream, batch_size):
            self._answer(batch)
            yield from batch

    @cached_property
    def _nlp(self) -> Language:
        """The bundled pipeline, for what the caller's did not parse."""
        return bundled.load()

    def _answer(self, docs: Sequence[Doc]) -> None:
        for doc, facts in zip(docs, self._read(docs), strict=True):
            doc._.goal_reading = to_builtins(facts.reading)
            for key, kinds in SPANS.items():
                found = (doc.char_span(c.start, c.end, label=_CUES[c.kind], alignment_mode="expand") for c in facts.of(*kinds))
                doc.spans[key] = [span for span in found if span is not None]

    def _read(self, docs: Sequence[Doc]) -> list[Facts]:
        from smartcritic import facts  # not before it is needed: spaCy loads this module with every pipeline
        from smartcritic.reading import reader

        context = self.context.on(dt.date.today())
        parsed = [self._parses(doc) for doc in docs]
        asked = [(d.text, facts.extract(p, Goal(d.text), context), p) for d, p in zip(docs, parsed, strict=True) if p]
        answers = iter(reader.read(asked))
        return [next(answers) if p else facts.empty() for p in parsed]

    def _parses(self, doc: Doc) -> list[Parse]:
        from smartcritic.critic import MAX_CHARS
        from smartcritic.languages import ENGLISH, detect
        from smartcritic.reading import reader

        if detect.foreign(doc.text, ENGLISH, lambda: reader.load().network.known) is not None:
            return []
        cut = segments(doc.text[:MAX_CHARS], ENGLISH)
        parsed = doc.has_annotation("DEP") and (not self.own or (len(cut) == 1 and len(list(doc.sents)) == 1))
        parts = [_part(doc, s) if parsed and s.chars is None else None for s in cut]
        other = iter(reparse.parsed(self._nlp, [s for s, part in zip(cut, parts, strict=True) if part is None], True, ENGLISH))
        found = [next(other) if part is None else Parse(part, ENGLISH, s) for s, part in zip(cut, parts, strict=True)]
        return reparse.reparse(self._nlp, zip([doc], found)) if self.own and any(parts) else found


def _part(doc: Doc, segment: Segment) -> Doc | None:
    """The segment's tokens as a Doc of their own, with their parse; None where it begins or ends inside a token."""
    end = segment.offset + len(segment.text)
    span = doc.char_span(segment.offset, end)
    if span is None:
        return None
    return doc if len(span) == len(doc) else span.as_doc()


def _marks(report: Report) -> Iterator[tuple[str, str, int, int]]:
    """The spans of a report: key of the group, label, start, end."""
    for criterion, verdict in report.criteria.items():
        for cue in verdict.evidence:
            yield EVIDENCE, criterion, cue.start, cue.end
        for finding in verdict.findings:
            if finding.start is not None and finding.end is not None:
                yield FINDINGS, finding.rule, finding.start, finding.end
    found = report.facts
    for action in found.actions:
        yield FACTS, "ACTION", action.start, action.end
    for thing in found.objects:
        yield FACTS, "OBJECT", thing.start, thing.end
    for quantity in found.quantities:
        yield FACTS, quantity.role.upper(), quantity.start, quantity.end
    if found.deadline is not None and found.deadline.start is not None and found.deadline.end is not None:
        yield FACTS, "DEADLINE", found.deadline.start, found.deadline.end
    for cue in found.cues:
        if cue.kind in _CUES:
            yield FACTS, _CUES[cue.kind], cue.start, cue.end


@Language.factory(  # type: ignore[untyped-decorator]
    "smartcritic",
    assigns=["doc._.smart", "doc.spans"],
    requires=["token.dep", "token.head"],
    default_config={"settings": {}, "context": {}, "advise": True},
)
def make_smartcritic(nlp: Language, name: str, settings: dict[str, Any], context: dict[str, Any], advise: bool) -> SmartCritic:
    """Build the component.

    Args:
        nlp: the pipeline that it is added to.
        name: its name there.
        settings: the keys of `smartcritic.Config`.
        context: the keys of `smartcritic.Context`, dates as ISO strings; without ``today`` the day of the call counts.
        advise: whether suggestions and the rewrite are worked out, which takes about half of the time.

    Raises:
        ConfigError, InputError: a key is unknown or a value of the wrong type.
    """
    return _build(settings, context, advise)


def _build(settings: dict[str, Any], context: dict[str, Any], advise: bool) -> SmartCritic:
    from smartcritic.critic import Critic  # not before it is needed: spaCy loads this module with every pipeline

    return SmartCritic(Critic(Config.from_dict(settings, "settings")), Context.from_dict(context), advise)


@Language.factory(  # type: ignore[untyped-decorator]
    "goal_reader",
    assigns=["doc._.goal_reading", "doc.spans"],
    requires=["token.dep", "token.head", "token.pos", "token.tag", "token.lemma"],
    default_config={"context": {}},
)
def make_goal_reader(nlp: Language, name: str, context: dict[str, Any]) -> GoalReader:
    """Build the trained reader's component.

    Args:
        nlp: the pipeline that it is added to.
        name: its name there.
        context: the keys of `smartcritic.Context`, dates as ISO strings; without ``today`` the day of the call counts.

    Raises:
        InputError: a key is unknown or a value of the wrong type.
    """
    about = bundled.meta()
    return GoalReader(Context.from_dict(context), all(nlp.meta.get(key) == about[key] for key in ("name", "version")))
