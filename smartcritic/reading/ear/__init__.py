"""A team's ear: its corrections move verdicts of goals that are alike, within bounds, and levels of rules that it refuses."""

from smartcritic.reading.ear.fit import learn
from smartcritic.reading.ear.hear import Heard, heard

__all__ = ["Heard", "heard", "learn"]
