"""What a process needs to judge goals, and a digest of all that its verdicts depend on."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Baseline, Reader
from smartcritic.config import Config
from smartcritic.model import Context, to_builtins


@dataclass(frozen=True)
class AuditJob:
    """What a process needs to judge a part, and what its verdicts depend on beside the rows.

    `make` builds the critic in the process that uses it; it must be picklable. `model` names the pipeline (None: the bundled one).
    """

    columns: Columns
    context: Context
    config: Config = dataclasses.field(default_factory=Config)
    model: str | None = None
    baseline: Baseline | None = None
    advise: bool = False
    make: Callable[[], Reader] | None = None

    def critic(self) -> Reader:
        """Build the critic."""
        if self.make is not None:
            return self.make()
        from smartcritic.critic import Critic  # not before the matrix library is told to use one thread

        return Critic(self.config, nlp=self.model)

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of all that the verdicts depend on but the rows."""
        data = {
            "package": package_digest(),
            "config": self.config.to_dict(),
            "context": self.context.to_dict(),
            "columns": self.columns.to_dict(),
            "model": _model_digest(self.model),
            "baseline": sorted(self.baseline.known) if self.baseline else [],
            "advise": self.advise,
            "make": repr(self.make) if self.make is None or isinstance(self.make, functools.partial) else self.make.__qualname__,
        }
        return hashlib.sha256(json.dumps(to_builtins(data), sort_keys=True).encode()).hexdigest()


@functools.lru_cache(maxsize=1)
def package_digest() -> str:
    """A digest of every file of the package: its code, its words, its rules and the bundled model."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("smartcritic")))
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix in (".py", ".toml", ".bin")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _model_digest(name: str | None) -> str:
    """What tells one installed pipeline from another: its name and version; a folder by what its files hold."""
    if name is None:
        return "bundled"
    folder = Path(name)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()
    with contextlib.suppress(metadata.PackageNotFoundError):
        return f"{name} {metadata.version(name)}"
    return name
