"""News dates → days: `find_dates` marks them in a sentence, `resolve` tells which days they mean.

The conventions, all of them tested in tests/data/dates.tsv:

- Tense decides where the year or the week is open: past = the latest on or before the day of publication, future = the
  first on or after it. With no tense a weekday is the latest, a day or month the latest unless it comes within 31 days.
- Weeks run Monday to Sunday; 'next Tuesday' is the Tuesday of next week, 'last Tuesday' the latest before today.
- Seasons are those of the northern hemisphere, whole months; a winter belongs to the year in which it begins.
- Basis is 'stated' where a day, month, year or holiday is named, even if its year comes from the anchor.
- With no anchor nothing relative resolves; 'June 5' alone then keeps 'XXXX-06-05'.
"""

import datetime as dt

from extraction.when.meaning import DateExpression, Setting, Tense
from extraction.when.scan import find_dates
from models.dates import EventDate

__all__ = ["DateExpression", "Tense", "find_dates", "resolve"]


def resolve(
    expr: DateExpression, anchor: dt.date | None, tense: Tense = "unknown", reference: EventDate | None = None
) -> EventDate:
    """The days an expression means, read from the anchor (day of publication); unknown when they cannot be told.

    tense: of the verb the date belongs to. reference: another date of the story, for 'a day earlier', 'that week'.
    """
    basis = expr.meaning.basis
    try:
        found = expr.meaning.interval(Setting(anchor, tense, reference))
    except (ValueError, OverflowError):  # before year 1 or after 9999
        found = None
    if found is None:
        return EventDate(edtf=expr.meaning.blank(), basis=basis, span=expr.span)
    return EventDate(
        date_from=found.first,
        date_to=found.last,
        precision=found.precision,
        edtf=found.edtf,
        basis=basis,
        span=expr.span,
    )
