"""CPU time of processes that start others: the jobs of an audit and the workers of a service are no children of the one that asks."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from pathlib import Path


def seconds(pid: int) -> float:
    """CPU seconds of a process and of all that descend from it; of one that has ended, as far as the one that started it was told."""
    used: dict[int, int] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended
            behind_name = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            used[int(file.parent.name)] = sum(map(int, behind_name[11:15]))  # its own and that of children that ended: proc(5)
            children[int(behind_name[1])].append(int(file.parent.name))
    total, asked = 0, [pid]
    while asked:
        one = asked.pop()
        total += used.get(one, 0)
        asked += children[one]
    return total / os.sysconf("SC_CLK_TCK")
