"""What stands at the front door."""

from __future__ import annotations

from types import ModuleType

import graphbuilder as gb


def test_the_list_of_names_is_what_is_there() -> None:
    """A name that is not listed is not promised, and a listed one exists."""
    visible = {
        name for name, thing in vars(gb).items() if not name.startswith("_") and not isinstance(thing, ModuleType)
    }

    assert visible == set(gb.__all__)


def test_verbs_are_functions_whatever_was_imported() -> None:
    """No package may hide the verb of its name."""
    import graphbuilder.extraction
    import graphbuilder.grounding
    import graphbuilder.questions
    import graphbuilder.readers  # noqa: F401

    assert all(callable(getattr(gb, name)) for name in ("read", "extract", "ground", "query", "view", "export"))


def test_every_name_says_what_it_does() -> None:
    """The first thing that a newcomer asks is help()."""
    assert all(getattr(gb, name).__doc__ for name in gb.__all__)
