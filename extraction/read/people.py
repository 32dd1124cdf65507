"""Byline as printed → the names in it."""

import re

_BY = re.compile(r"^(?:(?:written |reported )?by|from)[:\s]\s*", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# What pages print behind the names: 'Ann Lee Published 7:07 PM', 'Ann Lee 30 August 2023', 'Ann Lee | 2023-08-30'
_WHEN = re.compile(
    rf"\s*[|•·,–—-]?\s*(?:\b(?:published|updated|posted|last modified)\b|\b\d{{1,2}} {_MONTH} \d{{4}}|"
    rf"\b{_MONTH} \d{{1,2}}, \d{{4}}|\b\d{{4}}-\d\d-\d\d|\b\d{{1,2}}:\d\d\b).*",
    re.IGNORECASE | re.DOTALL,
)


def tidy_byline(text: str) -> str | None:
    """Without 'By' in front and the day behind; None when nothing is left."""
    name = _WHEN.sub("", _BY.sub("", " ".join(text.split())))
    return name.strip(" ,;|•·–—-=") or None
