"""`dateline stories`: look at what reports were counted to one event, why, and put it right."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from config.settings import load_settings
from flows.commands.options import Publish, ReadFrom, Warehouse
from flows.console import STYLES, out
from flows.lookup import rows
from flows.places import files, readable
from flows.words import shorten
from models.errors import WarehouseError

app = typer.Typer(no_args_is_help=True, help="Stories: one real event, many reports. Look at them, merge, split.")

LIST = """
    from stories
    where report_count >= $1 and ($2 is null or event_type = $2) and (conflict or not $3)
    order by last_reported desc nulls last, report_count desc, story_id
    limit $4
"""
WANTED = """
    select distinct story_id from story_reports where starts_with(story_id, $1) or starts_with(event_id, $1)
    union
    select story_id from story_merges where starts_with(old_id, $1)
"""
REPORTS = "from story_reports where story_id = $1 order by published_on nulls last, article_id, event_id"
STORY = "from stories where story_id = $1"
LINKS = "from story_links where story_a = $1 or story_b = $1 order by score desc, event_a, event_b limit $2"

Note = Annotated[str | None, typer.Option("--note", help="Why, for whoever reads it later.")]


@app.command("list")
def list_stories(
    warehouse: ReadFrom = None,
    kind: Annotated[str | None, typer.Option("--type", help="statement, meeting, deployment or casualty.")] = None,
    reports: Annotated[int, typer.Option(min=1, help="Stories of at least so many reports.")] = 2,
    conflict: Annotated[bool, typer.Option("--conflict", help="Only those whose reports disagree.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Lines to show, the latest first.")] = 30,
) -> None:
    """List stories told by several reports.

    Example: dateline stories list --type casualty --conflict
    """
    found = rows(readable(load_settings(), warehouse), LIST, reports, kind, conflict, limit)
    if not found:
        out.print("No event is told by several reports.")
        return
    table = Table("Story", "Told", "Reports", "Sources", "Last", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for row in found:
        told = Text(shorten(row["headline"], 80), style=STYLES[row["event_type"]])
        told.append(_spread(row), style="bold red" if row["conflict"] else "dim")
        table.add_row(row["story_id"][:9], told, f"{row['report_count']}", f"{row['independent_source_count']}",
                      str(row["last_reported"] or ""))  # fmt: skip
    out.print(table)
    out.print("[dim]Why: dateline stories show STORY[/]")


@app.command("show")
def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Id of a story or of an event, or its beginning.")],
    warehouse: ReadFrom = None,
    links: Annotated[int, typer.Option(min=0, help="Links to explain, the surest first.")] = 10,
) -> None:
    """Show the reports of a story, and why they were counted to it.

    Example: dateline stories show s0a1b2c3
    """
    path = readable(load_settings(), warehouse)
    story_id = _one(path, story)
    row = rows(path, STORY, story_id)[0]
    out.print(Text(row["headline"], style=f"bold {STYLES[row['event_type']]}"))
    out.print(f"{row['event_type']} {story_id}, {row['independent_source_count']} independent sources", style="dim")
    out.print(Padding(_reports(rows(path, REPORTS, story_id)), (1, 0)))
    for link in rows(path, LINKS, story_id, links):
        mark = "[green]linked[/]" if link["verdict"] == "linked" else "[yellow]near  [/]"
        pair = f"{link['event_a'][:9]} {link['event_b'][:9]}"
        out.print(f"{mark} {link['score']:5.1f}  {pair}  ", Text(link["reasons"]), sep="", soft_wrap=True)


@app.command("merge")
def merge(
    a: Annotated[str, typer.Argument(metavar="A", help="A story, or a report in it.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    warehouse: Warehouse = None,
    publish: Publish = None,
    note: Note = None,
) -> None:
    """Say that two stories tell one event. The older id stays, and every later linking abides by it.

    Example: dateline stories merge s0a1b2c3 s4d5e6f7
    """
    story = _judged(warehouse, publish, lambda store: store.merge_stories(a, b, note))
    out.print(f"One story now: {story}")


@app.command("split")
def split(
    events: Annotated[list[str], typer.Argument(metavar="EVENT…", help="Reports that do not belong to their story.")],
    warehouse: Warehouse = None,
    publish: Publish = None,
    note: Note = None,
) -> None:
    """Say that reports tell another event than the rest of their story. Every later linking abides by it.

    Example: dateline stories split e0a1b2c3
    """
    stories = _judged(warehouse, publish, lambda store: store.split_story(events, note))
    out.print(f"Split off: {', '.join(stories)}")


@app.command("relink")
def relink(warehouse: Warehouse = None, publish: Publish = None) -> None:
    """Compare everything anew, as after a change of config/stories.yml. Ids and judgements stay.

    Example: dateline stories relink
    """
    report = _judged(warehouse, publish, lambda store: store.link_stories(anew=True))
    out.print(f"{report.events:,} events, {report.pairs:,} pairs compared, {report.moved:,} changed their story")


def _judged(warehouse: Path | None, publish: Path | None, work: Callable[[Any], Any]) -> Any:  # noqa: ANN401
    """Do it in the writer's file, then publish, so that readers see it."""
    from warehouse.store import Warehouse as Store

    ours = files(load_settings(), warehouse, publish)
    if not ours.warehouse.is_file():
        raise WarehouseError(ours.warehouse, "there is no warehouse yet; make one with: dateline run PATH…")
    with Store.open(ours.warehouse) as store:
        done = work(store)
        store.publish(ours.published)
    return done


def _one(path: Path, wanted: str) -> str:
    found = [row["story_id"] for row in rows(path, WANTED, wanted)]
    if len(found) != 1:
        raise WarehouseError(path, f"{len(found) or 'no'} stories are meant by {wanted!r}")
    return str(found[0])


def _spread(row: dict[str, Any]) -> str:
    low, high = row["count_low"], row["count_high"]
    figures = f" {low:,} to {high:,}" if low is not None and low != high else ""
    return f"{figures}{', reports disagree' if row['conflict'] else ''}"


def _reports(reports: list[dict[str, Any]]) -> Table:
    table = Table("Event", "Published", "Outlet", "Claimant", "Told", box=None, header_style="bold",
                  padding=(0, 2, 0, 0))  # fmt: skip
    for row in reports:
        outlet = f"{row['publisher'] or ''}{' (copy)' if row['is_copy'] else ''}"
        table.add_row(row["event_id"][:9], str(row["published_on"] or ""), outlet, Text(row["claimant"] or ""),
                      Text(shorten(row["headline"], 70)))  # fmt: skip
    return table
