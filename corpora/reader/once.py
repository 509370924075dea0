"""Score the shipped reader on goals that had no part in it, and add the figures to `figures.json`.

    python -m corpora.reader.once test
    python -m corpora.reader.once fresh [FILE]

"test": the part of `corpora/goals/written.jsonl` that nobody looks at. "fresh": labelled goals of writers who came after the reader was
made, `corpora/goals/fresh.jsonl` unless a file is given. A set is scored once for each reader; its figure stands, whatever it is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corpora.reader import measure
from corpora.reader.rows import Row, own, prepare
from smartcritic.reading import reader

HERE = Path(__file__).parent
GOALS = HERE.parent / "goals"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["test", "fresh"])
    parser.add_argument("file", type=Path, nargs="?", default=GOALS / "fresh.jsonl")
    args = parser.parse_args()
    if args.part == "test":
        rows = own(GOALS, test=True)
    else:
        goals = map(json.loads, args.file.read_text(encoding="utf-8").splitlines())
        rows = [Row(g["text"], g["ref"], f"written by {g['writer']}", g["labels"]) for g in goals]
    prepare(rows)
    figures = json.loads((HERE / "figures.json").read_text(encoding="utf-8"))
    figures[args.part] = measure.part(measure.said(measure.judged(rows, reader.load())))
    (HERE / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures[args.part], indent=1))


if __name__ == "__main__":
    main()
