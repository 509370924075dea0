"""Run the notebooks and write what they give into them.

    python notebooks/run.py [FILE.ipynb ...]

Widths, dates and seeds are fixed in the notebooks, so that the same code gives the same figures.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
SECONDS = 60
"""How long one notebook may take."""


def run(path: Path, seconds: int = SECONDS) -> nbformat.NotebookNode:
    """Return the notebook with what its cells give; its folder is the working directory.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
        nbclient.exceptions.CellTimeoutError: a cell takes longer than `seconds`.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait for each other
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=seconds, kernel_name="python3", resources=where, coalesce_streams=True).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day, other each time
    notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "python"}  # and not the version that ran it
    return notebook


def main() -> None:
    """Run those named, or all."""
    parser = argparse.ArgumentParser(description="Run the notebooks and write what they give into them.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.ipynb")))
    for path in parser.parse_args().files:
        nbformat.write(run(path), path)
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
