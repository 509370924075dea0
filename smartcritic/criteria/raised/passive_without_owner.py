"""A goal in the passive, where neither the text nor a field says by whom.

"Ovens cleaned daily" is none: it is a note's way of saying that somebody does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.criteria.base import Evidence, finding
from smartcritic.languages import Language
from smartcritic.model import Finding, Verdict


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding, on the first such verb."""
    if evidence.goal.owner or evidence.goal.team:
        return
    for cue in evidence.facts.of("passive_no_owner"):
        if evidence.language.once(_will_be).search(evidence.goal.text, 0, cue.start):
            yield finding(evidence, "specific/passive_without_owner", cue)
            return


def _will_be(language: Language) -> re.Pattern[str]:
    """What stands before the participle of a goal in the passive."""
    modals, be = (language.any_of("language", key) for key in ("modals", "passive"))
    endings = language.any_of("syntax", "manner_endings")
    return re.compile(rf"\b(?:{modals})\s+(?:{be})\s+(?:\w+(?:{endings})\s+)?$", re.IGNORECASE)
