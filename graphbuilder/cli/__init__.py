"""The command line: one short module a command. Each parses, calls one function and prints.

Heavy packages are loaded inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; our own errors become one line on stderr and their exit code."""
    from graphbuilder.cli.app import app
    from graphbuilder.errors import GraphbuilderError

    try:
        app()
    except GraphbuilderError as error:
        print(f"graphbuilder: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
