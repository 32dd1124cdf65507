"""Content → ids. An id names where a thing was read, not what was understood."""

import hashlib


def sha256(text: str) -> str:
    """Hex SHA-256 of the UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(text: str, published: str | None) -> str:
    """'a' and 16 hex digits: the same text published on the same day is the same article, wherever the file lies."""
    return "a" + sha256(f"{published or ''}\n{text}")[:16]


def event_id(article: str, kind: str, start: int, end: int) -> str:
    """'e' and 20 hex digits from article, event type and the trigger's place."""
    return "e" + sha256(f"{article}|{kind}|{start}|{end}")[:20]


def actor_id(name: str, country: str | None) -> str:
    """'k' and 12 hex digits from the canonical name and country."""
    return "k" + sha256(f"{name}|{country or ''}")[:12]


def place_id(name: str, country: str | None) -> str:
    """'p' and 12 hex digits from the canonical name and country."""
    return "p" + sha256(f"{name}|{country or ''}")[:12]
