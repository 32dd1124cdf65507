"""Event → its parties' rows, and from those the parties and their aliases."""

import re
from collections.abc import Iterable, Iterator

from models.actor import ActorMention
from models.events import CasualtyEstimate, Deployment, Event, Meeting, Statement
from models.ids import actor_id

Row = dict[str, object]

# Third-person and relative pronouns: they stand for a party, but are no name of it.
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves "
    "who whom whose which that this these those one we us our i me my you your".split()
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def link_rows(event: Event) -> Iterator[Row]:
    """One row per party and part; the slot is the column that shows it."""
    position: dict[str, int] = {}
    for slot, mention, part in _parties(event):
        yield _link_row(event, slot, position.get(slot, 0), mention) | {"part": part}
        position[slot] = position.get(slot, 0) + 1


def actor_rows(links: Iterable[Row]) -> list[Row]:
    """Each party once."""
    return [
        {"actor_id": key, "name": name, "country": country}
        for key, name, country in dict.fromkeys((r["actor_id"], r["name"], r["country"]) for r in links)
    ]


def alias_rows(links: Iterable[Row]) -> list[Row]:
    """Each name of a named party once, its canonical name among them."""
    named = [link for link in links if link["named"]]
    pairs = [(r["actor_id"], r["name"]) for r in named]
    pairs += [(r["actor_id"], alias) for r in named if (alias := _as_name(str(r["text"])))]
    return [{"actor_id": key, "alias": alias} for key, alias in dict.fromkeys(pairs)]


def _as_name(words: str) -> str | None:
    """The words if they name: not 'he', not 'the commission', and without a possessive ending."""
    name = _POSSESSIVE.sub("", words)
    bare = _ARTICLE.sub("", name)
    names = any(char.isalpha() and not char.islower() for char in bare)  # capitals, or a script without case
    return name if names and bare.lower() not in PRONOUNS else None


def _parties(event: Event) -> Iterator[tuple[str, ActorMention, str | None]]:
    match event:
        case Statement():
            yield from (("speaker", mention, None) for mention in event.speakers)
            yield from (("addressee", mention, None) for mention in event.addressees)
            yield from _one("reported_by", event.reported_by)
        case Meeting():
            yield from (("participant", p.mention, p.role) for p in event.participants)
        case Deployment():
            yield "force_owner", event.owner, None
            yield from _one("beneficiary", event.beneficiary)
        case CasualtyEstimate():
            yield from _one("estimator", event.estimator)
    yield from _one("attributed_to", event.attributed_to)


def _one(slot: str, mention: ActorMention | None) -> Iterator[tuple[str, ActorMention, None]]:
    if mention:
        yield slot, mention, None


def _link_row(event: Event, slot: str, position: int, mention: ActorMention) -> Row:
    actor = mention.actor
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "slot": slot,
        "position": position,
        "actor_id": actor_id(actor.name, actor.country),
        "name": actor.name,
        "text": mention.span.text,
        "start_char": mention.span.start,
        "end_char": mention.span.end,
        "kind": actor.kind,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "named": actor.named,
    }
