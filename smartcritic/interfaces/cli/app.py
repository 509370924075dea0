"""The commands in one application, and how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

import smartcritic
from smartcritic.errors import SmartCriticError
from smartcritic.interfaces.cli import audit, check, compare, evaluate, explain, learn, lsp, mcp, plan, serve
from smartcritic.render.marks import visible

_SIGNS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

COMMANDS: dict[str, Callable[..., int]] = {
    "check": check.check,
    "audit": audit.audit,
    "explain": explain.explain,
    "plan": plan.plan,
    "compare": compare.compare,
    "evaluate": evaluate.evaluate,
    "learn": learn.learn,
    "serve": serve.serve,
    "lsp": lsp.language_server,
    "mcp": mcp.mcp_server,
}
"""The commands by name, in the order in which `--help` lists them."""


class _Switches:
    """Leaves the type of an option out of `--help` where the option takes no value."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for one in params:
            if getattr(one, "is_flag", False) and one.metavar is None:
                one.metavar = ""
        return params


class _Command(_Switches, TyperCommand):
    pass


class _Group(_Switches, TyperGroup):
    pass


app = typer.Typer(
    name="smartcritic",
    cls=_Group,
    help="Says, criterion by criterion, whether a goal is SMART, shows the words that say so, and rewrites it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in COMMANDS.items():
    app.command(name=_name, cls=_Command)(_command)


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # the matrices of a goal are small: more threads only wait for each other
    before = {}
    with contextlib.suppress(ValueError):  # only the main thread may
        before = {sign: signal.signal(sign, _stop) for sign in _SIGNS}
    try:
        status = app(args=None if argv is None else list(argv), standalone_mode=False, prog_name="smartcritic")
        sys.stdout.flush()
    except SmartCriticError as error:
        status = _complain(str(error))
    except OSError as error:
        status = _complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except _Stopped as stop:
        status = _complain(f"stopped by {signal.Signals(stop.args[0]).name}", 128 + stop.args[0])
    except (KeyboardInterrupt, typer.Abort):
        status = _complain("interrupted", 130)
    except Exception as error:
        if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
            raise
        status = _complain(error.format_message(), error.exit_code, hint=True)
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
    sys.exit(status if isinstance(status, int) else 0)


class _Stopped(BaseException):
    """A signal to end came; what is under way is left as Ctrl+C leaves it, and no half file stays."""


def _stop(sign: int, frame: object) -> None:
    raise _Stopped(sign)


def _complain(message: str, status: int = 2, *, hint: bool = False) -> int:
    if message:
        print(f"smartcritic: {visible(message, newlines=True)}", file=sys.stderr)
    if message and hint:
        print("Try smartcritic --help.", file=sys.stderr)
    return status


def _version(asked: bool) -> None:
    if asked:
        print(f"smartcritic {smartcritic.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    pass
