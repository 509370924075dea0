"""``nlp.add_pipe("smartcritic")``: a spaCy component that judges each Doc as one goal, in anybody's pipeline.

The Doc's own parse is read, in Universal Dependencies or ClearNLP labels. What the pipeline did not parse, or parsed with markup in it, is
read with the bundled pipeline, which also judges the rewrites. On the Doc there are only labelled spans and plain data, so that
``nlp.pipe(n_process=2)``, ``DocBin`` and ``to_bytes`` take it along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from smartcritic.config import Config
from smartcritic.language.identify import language
from smartcritic.language.parse import Parse
from smartcritic.language.pipeline import whole
from smartcritic.language.segments import Segment, segments
from smartcritic.records import Context, Goal, Report

if TYPE_CHECKING:
    from smartcritic.critic import Critic

EVIDENCE = "smartcritic/evidence"
FINDINGS = "smartcritic/findings"
FACTS = "smartcritic/facts"
GROUPS = (EVIDENCE, FINDINGS, FACTS)
"""Keys of ``doc.spans``: what shows a criterion, labelled with it; flaws, labelled with their rule; and what was read, with what it is."""

_CUES = {"owner": "OWNER", "purpose": "PURPOSE", "parent": "PURPOSE", "means": "MEANS", "basis": "BASIS"}

if not Doc.has_extension("smart"):
    Doc.set_extension("smart", default=None)


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
        if language(text) != "en":
            return self.critic.critique(text, self.context, rewrite=self.advise)
        parsed = doc.has_annotation("DEP")
        parses = [self._parse(doc, s, parsed) for s in segments(text[:MAX_CHARS])]
        return self.critic.critique_parses(parses, Goal(text), self.context, rewrite=self.advise)

    def _parse(self, doc: Doc, segment: Segment, parsed: bool) -> Parse:
        part = _part(doc, segment) if parsed and segment.chars is None else None
        if part is None:
            nlp = self.critic.nlp
            part = nlp(whole(nlp, segment.text))
        return Parse(part, segment)


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
        advise: whether suggestions and the rewrite are worked out, which takes most of the time.

    Raises:
        ConfigError, InputError: a key is unknown or a value of the wrong type.
    """
    return _build(settings, context, advise)


def _build(settings: dict[str, Any], context: dict[str, Any], advise: bool) -> SmartCritic:
    from smartcritic.critic import Critic  # not before it is needed: spaCy loads this module with every pipeline

    return SmartCritic(Critic(Config.from_dict(settings, "settings")), Context.from_dict(context), advise)
