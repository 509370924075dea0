"""The command line: check, audit, explain, plan, compare, evaluate, learn, serve, lsp, mcp; one file a command.

Exit status: 0 done, 1 done and below ``--fail-under``, 2 wrong usage or unreadable input, 130 interrupted. Importing this loads no spaCy:
`--help`, `explain` and wrong usage answer at once.
"""

from smartcritic.interfaces.cli.app import app, main

__all__ = ["app", "main"]
