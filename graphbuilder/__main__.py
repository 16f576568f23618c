"""``python -m graphbuilder``: the command line."""

from graphbuilder.cli import main

main()
