"""The one-line changes of a file: mutmut's operators on the constants and tables of a module as well as on its functions."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "smartcritic"
EQUIVALENT = Path(__file__).parent / "equivalent.toml"


@dataclass(frozen=True)
class Mutant:
    """One change: the file, the first line that differs, what stood there, what stands there now, and the whole text with it."""

    file: Path
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: {self.before} -> {self.after}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others where lines move: the file, and the line before and after."""
        return self.file.relative_to(ROOT).as_posix(), self.before, self.after


class _Places(cst.CSTVisitor):
    """Collects the nodes that may be changed, with what they may become; docstrings, types and imports are left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Annotation, cst.Import, cst.ImportFrom, cst.Decorator)):
            return False
        if isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
            return False
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                self.found += [(node, new) for new in operator(node)]
        return True


class Source:
    """A file of the package and the changes that can be made to it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._text = file.read_text(encoding="utf-8")
        self._module = cst.parse_module(self._text)
        places = _Places()
        self._module.visit(places)
        self._places = places.found

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: int) -> Mutant:
        old, new = self._places[index]
        changed = self._module.deep_replace(old, new)
        assert isinstance(changed, cst.Module)
        lines = zip(self._text.splitlines(), changed.code.splitlines(), strict=False)
        number, (before, after) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
        return Mutant(self.file, number, before.strip(), after.strip(), changed.code)


def sample(files: Sequence[Path], size: int, seed: int) -> tuple[list[Mutant], dict[Path, int]]:
    """Draw changes of these files, each as likely as any other, in the order of the files; the same for a seed. And how many each has."""
    sources = [Source(file) for file in files]
    places = [(source, i) for source in sources for i in range(len(source))]
    drawn = sorted(random.Random(seed).sample(range(len(places)), min(size, len(places))))
    return [source[i] for source, i in (places[n] for n in drawn)], {s.file: len(s) for s in sources}


def equivalent() -> dict[tuple[str, str, str], str]:
    """The changes that no test could notice, each with the reason; see `equivalent.toml`."""
    rows = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("mutant", [])
    return {(row["file"], row["before"], row["after"]): row["why"] for row in rows}


def files(named: Sequence[str]) -> Iterator[Path]:
    """The Python files of these folders and files of the package.

    Raises:
        SystemExit: one of them is not there.
    """
    for name in named:
        place = next((p for p in (ROOT / name, PACKAGE / name) if p.exists()), None)
        if place is None:
            raise SystemExit(f"{name}: there is no such file or folder in {PACKAGE}")
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]
