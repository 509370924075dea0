"""Critics that a job's process can build: they fail, or die, on goals that say so."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from hand_made import judge

from smartcritic.records import Context, Goal, Report


class Crashing:
    """Fails on ``boom``, kills its process on ``die``, once on ``once FILE``, and notes each goal in the file of `LOG`."""

    def critique(self, goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
        """Judge one goal."""
        item = goal if isinstance(goal, Goal) else Goal(goal)
        word, _, rest = item.text.partition(" ")
        if word == "boom":
            raise RuntimeError("boom")
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "once" and not Path(rest).exists():
            Path(rest).write_text("seen")
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "slow":
            time.sleep(0.02)
        log = os.environ.get("CRASHING_LOG")
        if log:
            with open(log, "a") as stream:
                stream.write(f"{item.id}\n")
        return judge(item, int(item.id) if item.id and item.id.isdigit() else 0)

    def pipe(
        self, goals: Iterable[str | Goal], context: Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[Report]:
        """Judge many goals."""
        return (self.critique(g, context) for g in goals)
