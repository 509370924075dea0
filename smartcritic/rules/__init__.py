"""The registry of rules: what each flags, why that matters, what helps, and examples that raise it and that do not.

Three kinds: ``text/...`` says why a text is not judged, ``specific/...`` to ``time_bound/...`` is found in one goal, ``portfolio/...`` in a
list of goals. `explain`, the documentation, SARIF, the configuration, the service and the editors ask here and nowhere else.
"""

from smartcritic.rules.examples import Judge, findings_of, lines_of
from smartcritic.rules.registry import (
    Example,
    Raised,
    Reference,
    Rule,
    finding,
    finding_of,
    get,
    load,
    messages,
    modules,
    places,
    quiet,
    references,
    unmatched,
)  # fmt: skip

__all__ = [
    "Example", "Judge", "Raised", "Reference", "Rule", "finding", "finding_of", "findings_of", "get", "lines_of", "load", "messages",
    "modules", "places", "quiet", "references", "unmatched",
]  # fmt: skip
