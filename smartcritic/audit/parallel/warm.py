"""What jobs have in common, loaded once: where processes can be forked, each job begins as a copy of one that has imported this."""

from __future__ import annotations

import contextlib
import gc

from smartcritic.audit.parallel.worker import one_thread

one_thread()
with contextlib.suppress(Exception):  # what is wrong with a pipeline is said of the rows
    from smartcritic.critic import Critic
    from smartcritic.parsing import bundled

    bundled.hand_on(Critic().warm_up().nlp)
gc.collect()
gc.freeze()  # a copy does not look through what it shares
