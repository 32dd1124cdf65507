"""`dateline reject` and `dateline accept`: a user's word on an event, which outlives every new extraction."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from config.settings import load_settings
from flows.commands.options import Publish, Warehouse
from flows.console import out
from flows.places import files

if TYPE_CHECKING:
    from warehouse.store import Warehouse as Store

Event = Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or the beginning of it.")]


def reject(
    event: Event,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for those who come later.")] = None,
    warehouse: Warehouse = None,
    publish: Publish = None,
) -> None:
    """Let an event not count any more: it was read wrongly. The read copy is published anew.

    It stays in event_history, and stays rejected when a newer extractor finds it again.

    Example: dateline reject e0a1b2c3 --because "the figure is from another attack"
    """
    _judge(lambda store: store.reject(event, because), "rejected", "was rejected before", warehouse, publish)


def accept(event: Event, warehouse: Warehouse = None, publish: Publish = None) -> None:
    """Take the rejection of an event back. The read copy is published anew.

    Example: dateline accept e0a1b2c3
    """
    _judge(lambda store: store.accept(event), "counts again", "was not rejected", warehouse, publish)


def _judge(
    judgement: "Callable[[Store], str | None]", done: str, idle: str, warehouse: Path | None, publish: Path | None
) -> None:
    from warehouse.store import Warehouse as Store

    settings = load_settings()
    places = files(settings, warehouse, publish)
    with Store.open(places.warehouse) as store:
        event = judgement(store)
        if event:
            store.publish(places.published, keep=settings.keep_copies)
    out.print(f"{event} {done}" if event else f"The event {idle}; nothing changed")
