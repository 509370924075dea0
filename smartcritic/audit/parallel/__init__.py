"""Many processes and runs that can be taken up again: the work is cut into parts that are judged apart and put together in order.

Each job is a process of its own, which builds its own critic. One that dies is replaced and its part judged again; a part that kills
its process twice is judged row by row, each row in a process of its own if it must, so that only the row that kills is an error.

With a store, each finished part is one file, written whole or not at all. Its name holds a fingerprint of all that the verdicts depend
on: the rows, the columns, the context with its reference date, the configuration, the package with its rules, and the model. A run that
is killed and started again takes the parts that are there; with anything changed, no name fits and nothing is mixed.
"""

from smartcritic.audit.parallel.job import AuditJob
from smartcritic.audit.parallel.pool import FEWEST, audit_in_parts, jobs_for
from smartcritic.audit.parallel.store import PartStore
from smartcritic.audit.parallel.worker import gc_relaxed, one_thread

__all__ = ["FEWEST", "AuditJob", "PartStore", "audit_in_parts", "gc_relaxed", "jobs_for", "one_thread"]
