"""The two streams people read: results on standard output, everything else on standard error."""

from rich.console import Console

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

STYLES = {"statement": "cyan", "meeting": "green", "deployment": "yellow", "casualty": "red"}
"""One colour per event type, wherever events are shown."""


def fail(message: object) -> None:
    """One clear line on standard error."""
    err.print(f"[bold red]dateline:[/] {_plain(message)}", soft_wrap=True)


def note(message: object) -> None:
    """A remark on standard error that is no failure."""
    err.print(f"[dim]{_plain(message)}[/]", soft_wrap=True)


def _plain(message: object) -> str:
    return " ".join(str(message).split()).replace("[", r"\[")
