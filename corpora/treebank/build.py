"""Join part-a and part-b into goals-{train,dev,test}.conllu by the comment `split`:  python build.py"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    out = {"train": [], "dev": [], "test": []}
    for path in sorted(HERE.glob("part-?/*.conllu")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            split = next((x.split("=", 1)[1].strip() for x in block.split("\n") if x.startswith("# split =")), None)
            if split not in out:
                sys.exit(f"{path}: a sentence without split: {block[:80]!r}")
            out[split].append(block.strip("\n"))
    for split, blocks in out.items():
        (HERE / f"goals-{split}.conllu").write_text("".join(b + "\n\n" for b in blocks), encoding="utf-8")
        print(f"{split}\t{len(blocks)} goals\t{sum(1 for b in blocks for x in b.split(chr(10)) if x[:1].isdigit())} tokens")


if __name__ == "__main__":
    main()
