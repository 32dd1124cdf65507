"""Python values → HTML and SVG. What is no Markup is escaped: nothing out of an article can become a tag."""

import datetime as dt
from html import escape


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content = str | int | float | dt.date | None


def el(name: str, *content: Content, **attributes: str | float | None) -> Markup:
    """An element. Attributes: a trailing '_' is dropped, other '_' become '-'; None leaves the attribute out."""
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    opening = " ".join([name, *(f'{key}="{escape(text(value))}"' for key, value in named)])
    return Markup(f"<{opening}>{join(*content)}</{name}>")


def join(*content: Content) -> Markup:
    """One after the other; None is nothing."""
    return Markup("".join(part if isinstance(part, Markup) else escape(text(part)) for part in content))


def text(value: Content) -> str:
    """Figures with thousands apart, coordinates short, days in words."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return f"{value.day} {value:%b %Y}"
