"""Pictures: SVG and one-file HTML. The same graph always gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from graphbuilder.model import Graph
from graphbuilder.pictures import page
from graphbuilder.pictures import svg as picture
from graphbuilder.pictures.scene import scene

__all__ = ["html", "svg"]


def svg(graph: Graph) -> str:
    """Return a left-to-right causal diagram of *graph*: a colour a hypothesis, hedged steps dashed."""
    return picture.render(scene(graph))


def html(graph: Graph, texts: Mapping[str, str]) -> str:
    """Return one self-contained page: the diagram, the hypotheses, and the marked quotes behind every arrow.

    *texts* are the sources by document id; they give each quote a few words around it, and may be missing.
    """
    return page.render(graph, scene(graph), texts)
