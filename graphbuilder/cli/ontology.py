"""``graphbuilder ontology``: the terms that mentions are tied to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, OntologiesOption, RowFormat, prefixes

app = typer.Typer(help="List, search, install and check ontologies.", no_args_is_help=True)


@app.command(name="list")
def listing(form: FormatOption = RowFormat.TABLE) -> None:
    """List the ontologies: shipped, installed, or known by name."""
    from graphbuilder.ontology import installation

    rows = [(h.name, h.state, h.prefix, h.version, h.licence, h.title) for h in installation.listed()]
    console.rows("Ontologies", ("name", "state", "prefix", "version", "licence", "title"), rows, form.value)


@app.command()
def show(term: Annotated[str, typer.Argument(help="A CURIE: HP:0001978.")]) -> None:
    """Show everything that is known about a term."""
    from graphbuilder import ontology

    console.announce_index()
    card = ontology.show(term, ontology.open_index())
    lines = [
        f"{card.term.id}  {card.term.label}  ({card.term.category}{', obsolete' if card.obsolete else ''})",
        f"  {card.ontology} {card.version}, {card.licence}",
        *([f"  {card.definition}"] if card.definition else []),
        *(f"  name: {name.text} ({name.scope})" for name in card.names),
        *(f"  is a: {term.id} {term.label}" for term in card.parents),
        *(f"  part of: {term.id} {term.label}" for term in card.part_of),
        *(f"  narrower: {term.id} {term.label}" for term in card.children),
        *(f"  same as: {term.id} {term.label}" for term in card.same_as),
        *(f"  replaced by: {term.id} {term.label}" for term in card.replaced_by),
        *(f"  cross-reference: {xref}" for xref in card.xrefs),
    ]
    console.write("\n".join(lines))


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Words of a name, or a CURIE.")],
    ontologies: OntologiesOption = "",
    limit: Annotated[int, typer.Option("--limit", help="Show at most this many.")] = 20,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Find terms by the words of their names."""
    from graphbuilder import ontology

    console.announce_index()
    index = ontology.open_index(ontologies=prefixes(ontologies))
    rows = [(name.term, name.text, name.scope) for name in ontology.search(text, index, limit)]
    console.rows("Terms", ("term", "name", "scope"), rows, form.value)


@app.command()
def install(
    what: Annotated[list[str], typer.Argument(help="Files (OBO, obographs, OWL, SSSOM; gz too), or a known name.")],
    checksum: Annotated[str, typer.Option("--sha256", help="What the file's SHA-256 must be.")] = "",
) -> None:
    """Install ontologies or mappings; a known name is downloaded by its PURL."""
    from graphbuilder.ontology import Entry, installation

    if checksum and len(what) > 1:
        raise typer.BadParameter("one checksum is for one file; install the others on their own")
    if checksum:
        entry, report = installation.install(what[0], checksum)
        entries: tuple[Entry, ...] = (entry,)
    else:
        entries, report = installation.install_all(what)
    for entry in entries:
        terms = f"{report.terms[entry.name]} terms" if entry.name in report.terms else entry.title
        console.note(f"installed {entry.name} {entry.version}: {terms}".replace(" :", ":"))


@app.command()
def remove(name: Annotated[str, typer.Argument(help="The name of an installed ontology.")]) -> None:
    """Forget an installed ontology."""
    from graphbuilder.ontology import installation

    installation.remove(name)
    console.note(f"removed {name}")


@app.command()
def update(names: Annotated[list[str], typer.Argument(help="Names of installed ontologies.")]) -> None:
    """Download installed ontologies again from where they came."""
    from graphbuilder.ontology import installation

    for name in names:
        changed = installation.update(name)
        console.note(f"{name}: {'unchanged' if changed is None else f'now {changed[0].version}'}")


@app.command()
def check() -> None:
    """Check the installed files and the index; ends with 1 if anything is wrong."""
    from graphbuilder.ontology import installation

    problems = installation.check()
    for problem in problems:
        console.write(problem)
    if problems:
        raise typer.Exit(1)
    console.write("all is well")


@app.command()
def requests(graph: GraphArgument, form: FormatOption = RowFormat.TABLE) -> None:
    """List the terms that the texts of GRAPH use and no ontology has, ready to be asked for; the most used first."""
    from graphbuilder import api, grounding

    found = api.term_requests(api.open_graph(graph))
    if form is RowFormat.JSON:
        console.json_rows([grounding.request_row(one) for one in found])
        return
    rows = [
        (
            one.label,
            one.category.value,
            "; ".join(f"{parent.id} {parent.label}" for parent in one.parents),
            str(len(one.quotes)),
            one.quotes[0][1],
        )
        for one in found
    ]
    console.rows("Terms to ask for", ("label", "category", "parents", "quotes", "first quote"), rows, form.value)


@app.command()
def slim(
    home: Annotated[Path, typer.Argument(help="The folder that holds the ontologies' files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the tables.")] = Path("ontology/slims"),
) -> None:
    """Make the shipped tables again from full ontologies, as the manifest says."""
    from graphbuilder.ontology import manifest, named
    from graphbuilder.ontology import slim as slims
    from graphbuilder.resources import folder

    more = named.read(folder("ontology") / "named.tsv")
    for name, terms in slims.slim(manifest.shipped(), home, output, more).items():
        console.write(f"{name}: {terms} terms")
