"""Which one-line changes of the code do the tests notice? ``python -m tests.mutation [FILE OR FOLDER ...] [--sample N] [--seed N]``

Of all changes that can be made to the files, `--sample` are drawn, each as likely as any other. Each is tried in a copy of this process
on the tests that run its line and its file (`reach.py`), until one fails. Printed are the changes that no test noticed, with their lines,
then the share that was noticed by folder. Changes that do nothing (`equivalent.toml`) are counted apart.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # a second less for each change

from tests.mutation.mutants import PACKAGE, ROOT, equivalent, files, sample
from tests.mutation.reach import FOLDERS, Reach
from tests.mutation.trial import noticed, warm_up


def folder(file: Path) -> str:
    """The stage of a file, and the part of it where it has parts: "facts/time"."""
    return "/".join(file.relative_to(PACKAGE).parts[:-1][:2])


def main() -> None:
    """Try a sample of the changes, print what was not noticed, and the share that was by folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", default=FOLDERS, help=f"files or folders of the package; default: {' '.join(FOLDERS)}")
    parser.add_argument("--sample", type=int, default=100, help="changes that are tried (default: 100)")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn")
    parser.add_argument("--budget", type=float, default=10, help="seconds of tests that each change gets at most (default: 10)")
    parser.add_argument("--fresh", action="store_true", help="find out anew which tests run which lines")
    asked = parser.parse_args()
    os.chdir(ROOT)
    drawn, number = sample(list(files(asked.names)), asked.sample, asked.seed)
    warm_up()
    reach, nothing, start = Reach(asked.fresh), equivalent(), time.monotonic()
    if noticed(None, sorted(reach.seconds, key=lambda n: reach.seconds[n])[:500], 600):
        sys.exit("tests fail in a copy of this process without any change; mend that first")
    left_out = [change for change in drawn if change.key in nothing]
    killed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for change in (c for c in drawn if c.key not in nothing):
        tests = reach.tests(change, asked.budget)
        tried[folder(change.file)] += 1
        if noticed(change, tests, 20 + 3 * int(asked.budget)):
            killed[folder(change.file)] += 1
        else:
            print(f"survived {len(tests):4} tests  {change}", flush=True)
    for name, of in tried.items():
        in_all = sum(n for file, n in number.items() if folder(file) == name)
        print(f"{killed[name] / of:6.0%} of {of:4} ({in_all:5} in all)  {name}")
    took = (time.monotonic() - start) / max(tried.total(), 1)
    print(f"{killed.total() / max(tried.total(), 1):6.0%} of {tried.total():4} were noticed, {took:.1f} s each; seed {asked.seed}")
    print(f"{len(left_out)} more do nothing (tests/mutation/equivalent.toml)")


if __name__ == "__main__":
    main()
