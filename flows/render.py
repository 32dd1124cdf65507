"""A run's summary → the closing screen."""

import shlex

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from config.settings import load_settings
from flows.console import STYLES
from flows.summary import RunSummary
from flows.words import shorten

PLURALS = {
    "statement": "statements",
    "meeting": "meetings",
    "deployment": "deployments",
    "casualty": "casualty estimates",
}
REASON_WIDTH = 100
EXAMPLE_WIDTH = 150


def closing(summary: RunSummary) -> RenderableType:
    """Files, events, some events in words; last_lines follow."""
    parts = (_files(summary), _failures(summary), _events(summary), _examples(summary))
    return Group(*(part for part in parts if part is not None))


def _files(summary: RunSummary) -> RenderableType:
    rows = [
        _counts(summary),
        f"{summary.articles:,} new article{_s(summary.articles)}, {summary.words:,} words in {_duration(summary)}",
        *(
            f"{articles:,} article{_s(articles)} in [bold]{language}[/]: kept, not read for events (English only)"
            for language, articles in summary.unparsed.items()
        ),
    ]
    table = _grid()
    for title, row in zip(["[bold]Files[/]", *[""] * len(rows)], rows, strict=False):
        table.add_row(title, row)
    return table


def _grid() -> Table:
    return Table(box=None, show_header=False, padding=(0, 2, 0, 0))


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _counts(summary: RunSummary) -> str:
    parts = [f"[bold]{summary.files_new:,}[/] new", f"{summary.files_skipped:,} seen before"]
    if not summary.files_seen:
        return "none found"
    style = "bold red" if summary.files_quarantined else "dim"
    return ", ".join([*parts, f"[{style}]{summary.files_quarantined:,} quarantined[/]"])


def _duration(summary: RunSummary) -> str:
    speed = f" ({summary.words_per_second:,.0f} words/s)" if summary.words else ""
    return f"{summary.seconds:.1f} s{speed}"


def _failures(summary: RunSummary) -> RenderableType | None:
    if not summary.failures:
        return None
    table = _grid()
    for failure in summary.failures:
        name = Text(failure.source_file, overflow="fold")
        table.add_row("  [red]✗[/]", name, Text(shorten(failure.message, REASON_WIDTH), style="dim"))
    more = summary.files_quarantined - len(summary.failures)
    left = [Text(f"     … and {more:,} more: dateline quarantine list", style="dim")] if more > 0 else []
    return Group(table, *left)


def _events(summary: RunSummary) -> RenderableType | None:
    if not summary.event_count and not summary.files_new:
        return None
    table = _grid()
    table.add_column()
    table.add_column(justify="right")
    table.add_row("[bold]Events[/]", f"[bold]{summary.event_count:,}[/]", "found in this run")
    for kind, style in STYLES.items():
        table.add_row("", f"{summary.events.get(kind, 0):,}", f"[{style}]{PLURALS[kind]}[/]")
    return Padding(table, (1, 0, 0, 0))


def _examples(summary: RunSummary) -> RenderableType | None:
    if not summary.examples:
        return None
    table = _grid()
    for number, example in enumerate(summary.examples):
        table.add_row("" if number else "[bold]Such as[/]", Text(shorten(example, EXAMPLE_WIDTH)))
    return Padding(table, (1, 0, 0, 0))


def last_lines(summary: RunSummary) -> list[Text]:
    """Where the read copy lies, and a command to try. Lines of their own, unwrapped: they are there to be copied."""
    return [
        Text.assemble(("\nRead copy  ", "bold"), str(summary.published)),
        Text.assemble(("Try next   ", "bold"), (next_command(summary), "bold cyan")),
    ]


def next_command(summary: RunSummary) -> str:
    """The command a reader of this summary would most likely want now; it works as it stands."""
    known = summary.published.resolve() == load_settings().published.resolve()
    place = "" if known else f" --warehouse {shlex.quote(str(summary.published))}"
    if summary.failed and not summary.files_new and not summary.files_skipped:
        return f"dateline quarantine list{place}"
    if not summary.files_seen and summary.flow == "ingest":
        return "dateline formats"
    return f'dateline sql "from statements select speaker, cue, content limit 9"{place}'


def as_markdown(summary: RunSummary) -> str:
    """The summary as a table, for Prefect's UI."""
    facts = {
        "files new": summary.files_new,
        "files seen before": summary.files_skipped,
        "files quarantined": summary.files_quarantined,
        "articles": summary.articles,
        **{PLURALS[kind]: summary.events.get(kind, 0) for kind in STYLES},
        "words": summary.words,
        "seconds": summary.seconds,
        "read copy": summary.published,
    }
    lines = ["| what | how many |", "|---|---:|", *(f"| {name} | {value} |" for name, value in facts.items())]
    lines += ["", *(f"- `{failure.source_file}`: {failure.message}" for failure in summary.failures)]
    lines += ["", *(f"> {example}" for example in summary.examples)]
    return "\n".join(lines)
