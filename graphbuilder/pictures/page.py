"""A graph as one HTML file: the picture, the hypotheses, and the evidence of every arrow.

Everything is in the mark-up, so that it can be read, searched and printed without a script; the script only chooses
what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from graphbuilder.model import Claim, Evidence, Graph, Hypothesis, Polarity, Statement
from graphbuilder.pictures import quote, svg
from graphbuilder.pictures.scene import GREY, Account, Edge, Scene, is_denied, is_hedged, terms_of
from graphbuilder.pictures.svg import words

_HERE = Path(__file__).parent


def render(graph: Graph, scene: Scene, texts: Mapping[str, str]) -> str:
    """Return the page. *texts* (document id to text) give a quote the words around it; without them it stands alone."""
    return Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        title=words(_title(graph)),
        summary=words(_summary(graph)),
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        script=(_HERE / "page.js").read_text(encoding="utf-8"),
        picture=svg.render(scene),
        heading=_heading(graph),
        cards="\n".join(_cards(graph, scene)),
        evidence="\n".join(_articles(graph, scene, texts)),
    )


def _title(graph: Graph) -> str:
    titles = [source.title or source.id for source in graph.sources]
    if not titles:
        return "An empty graph"
    return titles[0] if len(titles) == 1 else f"{titles[0]} and {len(titles) - 1} more"


def _summary(graph: Graph) -> str:
    counted = (
        (len(graph.sources), "source", "sources"),
        (len(graph.hypotheses), "hypothesis", "hypotheses"),
        (len(graph.statements), "statement", "statements"),
        (len(graph.claims), "piece of evidence", "pieces of evidence"),
    )
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)


def _heading(graph: Graph) -> str:
    if any(hypothesis.rivals for hypothesis in graph.hypotheses):
        return "Competing hypotheses"
    return "Hypotheses" if graph.hypotheses else "Statements"


def _cards(graph: Graph, scene: Scene) -> Iterator[str]:
    letters = {account.hypothesis.id: account.letter for account in scene.accounts}
    for account in scene.accounts:
        yield from _card(graph, scene, account, letters)
    others = [edge for edge in scene.edges if edge.account is None]
    if others:
        yield from _other_card(scene, others)


def _card(graph: Graph, scene: Scene, account: Account, letters: Mapping[str, str]) -> Iterator[str]:
    hypothesis = account.hypothesis
    edges = [edge for edge in scene.edges if edge.account == account]
    rivals = ", ".join(letters[rival] for rival in hypothesis.rivals if rival in letters)
    outcome = scene.names[hypothesis.outcome.id]
    begins = scene.names[edges[0].source] if edges else outcome
    yield f'<section class="card" style="--colour: {account.colour}" aria-label="Hypothesis {account.letter}">'
    yield (
        f'<h3><label><input type="checkbox" checked data-shows="{account.letter}"> {account.letter} · '
        f"{words(begins)}</label></h3>"
    )
    yield f'<p class="explains">explains {words(outcome)}</p>'
    yield from (_offer(graph, offer) for offer in account.offers)
    if rivals:
        yield f'<p class="rival">rival of {rivals}</p>'
    yield "<ol>"
    yield from (_step(scene, edge) for edge in edges)
    yield "</ol>"
    yield f'<p class="sums">{words(_sums(graph, edges))}</p>'
    yield "</section>"


def _offer(graph: Graph, offer: Hypothesis) -> str:
    """Return who offers a course, and how; the text is named where there are several."""
    said = f"<q>{words(offer.attribution.text)}</q>" if offer.attribution else ""
    where = f' <span class="where">{words(offer.document)}</span>' if len(graph.sources) > 1 else ""
    return f'<p class="stance"><span class="tag">{offer.stance.value}</span>{said}{where}</p>'


def _sums(graph: Graph, edges: Sequence[Edge]) -> str:
    claims = [graph.claims_of.get(edge.statement.id, ()) for edge in edges]
    hedged = sum(edge.is_hedged for edge in edges)
    weakest = min((max((claim.evidence.confidence for claim in each), default=0.0) for each in claims), default=0.0)
    steps = f"{len(edges)} step{'' if len(edges) == 1 else 's'}"
    return f"{steps}, {hedged} hedged · {sum(map(len, claims))} evidence · weakest step {weakest:.2f}"


def _other_card(scene: Scene, edges: Sequence[Edge]) -> Iterator[str]:
    name = "Other statements" if scene.accounts else "Statements"
    yield f'<section class="card" style="--colour: {GREY}" aria-label="{name}">'
    yield f'<h3><label><input type="checkbox" checked data-shows=""> {name} ({len(edges)})</label></h3>'
    yield "<ul>"
    yield from (_step(scene, edge) for edge in edges)
    yield "</ul>"
    yield "</section>"


def _step(scene: Scene, edge: Edge) -> str:
    statement, (first, second) = edge.statement, scene.named(edge)
    marks = f"{' hedged' if edge.is_hedged else ''}{' denied' if edge.is_denied else ''}"
    number = f'<span class="number">{edge.step}</span> ' if edge.step else ""
    said = f"{words(first)} <em>{words(_verb(edge))}</em> {words(second)}"
    if edge.loop:
        said += f' <span class="loop">loop back to {words(second)}: {edge.loop.feedback}</span>'
    return (
        f'<li><a class="step{marks}" href="#{_anchor(statement)}" data-statement="{words(statement.id)}" '
        f'data-account="{edge.account.letter if edge.account else ""}">{number}<span>{said}</span></a></li>'
    )


def _verb(edge: Edge) -> str:
    return f"not: {edge.statement.predicate.label}" if edge.is_denied else edge.statement.predicate.label


def _anchor(statement: Statement) -> str:
    return words(statement.id.replace(":", "-"))


def _articles(graph: Graph, scene: Scene, texts: Mapping[str, str]) -> Iterator[str]:
    titles = {source.id: source.title or source.id for source in graph.sources}
    users: dict[str, list[Edge]] = {}
    for edge in scene.edges:
        users.setdefault(edge.statement.id, []).append(edge)
    for edges in users.values():
        claims = graph.claims_of.get(edges[0].statement.id, ())
        first, second = scene.named(edges[0])
        yield from _article(claims, edges, f"{words(first)} <em>{words(_verb(edges[0]))}</em> {words(second)}")
        for claim in claims:
            yield from _claim(claim.evidence, titles, texts)
        yield "</article>"


def _article(claims: Sequence[Claim], edges: Sequence[Edge], heading: str) -> Iterator[str]:
    """Yield the head of an article: what is said, in which terms, how surely, and in which hypotheses."""
    statement = edges[0].statement
    ends = f"{words(statement.subject.id)} {words(statement.object.id)}"
    yield (
        f'<article id="{_anchor(statement)}" data-statement="{words(statement.id)}" data-nodes="{ends}" tabindex="-1">'
    )
    yield f"<h3>{heading}</h3>"
    yield f'<p class="terms">{words(_terms(edges[0]))}</p>'
    yield '<p class="tags">'
    for mark in _marks(claims):
        yield f'<span class="tag">{mark}</span>'
    for edge in edges:
        if edge.account:
            yield f'<span class="tag told" style="--colour: {edge.colour}">Hypothesis {edge.account.letter}</span>'
    yield "</p>"


def _terms(edge: Edge) -> str:
    first, second = (f"{end.label} ({'; '.join(terms_of(end))})" for end in edge.ends)
    return f"{first} · {edge.statement.predicate.id} · {second}"


def _marks(claims: Sequence[Claim]) -> Iterator[str]:
    yield "denied" if is_denied(claims) else "hedged" if is_hedged(claims) else "asserted"
    if not is_denied(claims) and any(claim.evidence.polarity is Polarity.NEGATIVE for claim in claims):
        yield "also denied"
    yield f"{len(claims)} evidence"


def _claim(evidence: Evidence, titles: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[str]:
    before, after = quote.around(evidence, texts.get(evidence.document, ""))
    pieces = "".join(_marked(piece) for piece in quote.pieces(evidence))
    said = f'<span class="around">{words(before)}</span>{pieces}<span class="around">{words(after)}</span>'
    about = words(" · ".join(_about(evidence, titles)))
    yield f"<figure><blockquote>{said}</blockquote><figcaption>{about}</figcaption></figure>"


def _marked(piece: quote.Piece) -> str:
    if not piece.roles:
        return words(piece.text)
    roles = " ".join(piece.roles)
    return f'<mark class="{roles}" title="{roles.replace(" ", ", ")}">{words(piece.text)}</mark>'


def _about(evidence: Evidence, titles: Mapping[str, str]) -> Iterator[str]:
    for mention in (evidence.subject, evidence.object):
        for antecedent in quote.antecedents(mention):
            yield f"“{mention.text}” is “{antecedent.text}”"
    if evidence.polarity is Polarity.NEGATIVE:
        yield "denied"
    yield evidence.factuality.value
    if evidence.attribution is not None:
        yield f"said by “{evidence.attribution.text}” ({evidence.attribution.stance.value})"
    for qualifier in evidence.qualifiers:
        yield f"{qualifier.kind.value}: {qualifier.mention.text}"
    if evidence.section:
        yield evidence.section
    yield titles.get(evidence.document, evidence.document)
    yield f"characters {evidence.passage.start}–{evidence.passage.end}"
    yield f"confidence {evidence.confidence:.2f}"
    yield f"rule {evidence.rule}"
