"""A run's summary → the closing screen."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.console import STYLES
from flows.summary import RunSummary
from flows.words import shorten

PLURALS = {"statement": "statements", "meeting": "meetings", "deployment": "deployments", "casualty": "casualty estimates"}
REASON_WIDTH = 100


def closing(summary: RunSummary) -> RenderableType:
    """Files, events, some events in words, where the read copy lies, what to try next."""
    return Group(*filter(None, (_files(summary), _failures(summary), _events(summary), _examples(summary), _next(summary))))


def _files(summary: RunSummary) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), title="Files", title_justify="left")
    table.add_row("[bold]Files[/]", _counts(summary))
    table.add_row("", f"{summary.articles:,} articles, {summary.words:,} words in {_duration(summary)}")
    for language, articles in summary.unparsed.items():
        table.add_row("", f"{articles:,} in [bold]{language}[/] kept as articles, not read for events (English only)")
    table.title = None
    return table


def _counts(summary: RunSummary) -> str:
    parts = [f"[bold]{summary.files_new:,}[/] new", f"{summary.files_skipped:,} seen before"]
    style = "bold red" if summary.files_quarantined else "dim"
    return ", ".join([*parts, f"[{style}]{summary.files_quarantined:,} quarantined[/]"])


def _duration(summary: RunSummary) -> str:
    speed = f" ({summary.words_per_second:,.0f} words/s)" if summary.words else ""
    return f"{summary.seconds:.1f} s{speed}"


def _failures(summary: RunSummary) -> RenderableType | None:
    if not summary.failures:
        return None
    lines = [
        Text.assemble(("  ✗ ", "red"), failure.source_file, (f"  {shorten(failure.message, REASON_WIDTH)}", "dim"))
        for failure in summary.failures
    ]
    more = summary.files_quarantined - len(summary.failures)
    if more > 0:
        lines.append(Text(f"    … and {more:,} more: dateline quarantine list", style="dim"))
    return Group(*lines)


def _events(summary: RunSummary) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="left")
    table.add_column(justify="right")
    table.add_row("[bold]Events[/]", f"[bold]{summary.event_count:,}[/]", "found in this run")
    for kind, style in STYLES.items():
        table.add_row("", f"{summary.events.get(kind, 0):,}", f"[{style}]{PLURALS[kind]}[/]")
    return Padding(table, (1, 0, 0, 0))


def _examples(summary: RunSummary) -> RenderableType | None:
    if not summary.examples:
        return None
    lines = [Text.assemble(("  • ", "dim"), example) for example in summary.examples]
    return Padding(Group(Text("For example", style="bold"), *lines), (1, 0, 0, 0))


def _next(summary: RunSummary) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("[bold]Read copy[/]", str(summary.published))
    table.add_row("[bold]Try next[/]", f"[bold cyan]{next_command(summary)}[/]")
    return Padding(table, (1, 0, 0, 0))


def next_command(summary: RunSummary) -> str:
    """The command a reader of this summary would most likely want now."""
    if summary.files_quarantined and not summary.files_new and not summary.files_skipped:
        return "dateline quarantine list"
    if not summary.files_seen:
        return "dateline formats"
    return 'dateline sql "select speaker, cue, content from statements limit 10"'
