"""Event → the rows of the places it names: where it happened, where a force came from and went to."""

from collections.abc import Iterator

from models.events import Deployment, Event
from models.ids import place_id
from models.place import Place

Row = dict[str, object]


def place_rows(event: Event) -> Iterator[Row]:
    """One row per place and part; the slot is the column that shows it."""
    for slot, place in _places(event):
        if place is not None:
            yield {
                "event_id": event.event_id,
                "article_id": event.article_id,
                "slot": slot,
                "place_id": place_id(place.name, place.country),
                "name": place.name,
                "text": place.span.text if place.span else None,
                "kind": place.kind,
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "where_precision": place.precision,
                "wikidata": place.wikidata,
            }


def _places(event: Event) -> Iterator[tuple[str, Place | None]]:
    yield "place", event.place
    if isinstance(event, Deployment):
        yield "origin", event.origin
        yield "destination", event.destination
