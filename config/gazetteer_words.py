"""Words as written → keys that compare: 'the Kim Jong-un's' and 'Kim Jong Un' are one."""

import re
import unicodedata
from functools import cache, lru_cache

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_QUOTES = "'`\u00b4\u2018\u2019"  # straight, grave, acute and curly apostrophes
_POSSESSIVE = re.compile(f"(?:[{_QUOTES}][sS]|(?<=[sSzZxX])[{_QUOTES}])$")
_MARKS = re.compile(f"[{_QUOTES}\u02bb\u02bc\u02bf\u02be.]")  # and those in Arabic names
_GAPS = re.compile(r"[\s\-\u2010-\u2014_/,]+")  # hyphens and dashes of all lengths
# Letters that Unicode does not split into base and accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\u0131": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "ə": "e", "Ə": "E", "œ": "oe", "þ": "th", "ð": "d"}
)  # fmt: skip
ACRONYM_LETTERS = 5  # up to this length an all-capital name is told from a word only by its case: US, IS, WHO


def plain(words: str) -> str:
    """Without leading 'the', possessive, accents, dots and apostrophes; hyphens are spaces; case is kept."""
    if words.isalpha() and words.isascii():
        return words
    words = _POSSESSIVE.sub("", _ARTICLE.sub("", words.strip()))
    if not words.isascii():
        words = "".join(c for c in unicodedata.normalize("NFKD", words.translate(_LETTERS)) if not _accent(c))
    return _GAPS.sub(" ", _MARKS.sub("", words)).strip()


@cache
def _accent(character: str) -> bool:
    return unicodedata.combining(character) > 0


# What news calls a first- or second-level part of a country, in English or left untranslated.
_UNITS = (
    "autonomous region|autonomous republic|region|oblast|province|governorate|prefecture|district|county|state|krai|"
    "territory|republic|department|division|raion|rayon|canton|voivodeship|municipality|subdivision|tehsil|taluk|"
    "agency|emirate|parish|commune|zone|sector|area"
)
_UNIT_WORDS = frozenset(_UNITS.replace("autonomous ", "").split("|"))
_UNIT_AFTER = re.compile(rf"\s+(?:{_UNITS})$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(rf"^(?:the\s+)?(?:{_UNITS})\s+of\s+", re.IGNORECASE)


def bare_province(words: str) -> str:
    """Without the word for the unit: 'Kursk Oblast', 'the state of Kursk' → 'Kursk'."""
    words = words.strip()
    low = words.lower().split()
    if "of" not in low and _UNIT_WORDS.isdisjoint(low[-1:]):
        return words  # most names, and a regular expression is slow for thousands of them
    return _UNIT_AFTER.sub("", _UNIT_BEFORE.sub("", words))


def is_acronym(form: str) -> bool:
    """True for short all-capital names, which must be met in exactly that case."""
    return len(form) <= ACRONYM_LETTERS and form.isalpha() and form.isupper()


def key(words: str) -> str:
    """What a look-up table is keyed by: acronyms as they are, everything else plain and lower-case."""
    form = plain(words)
    return form if is_acronym(form) else form.lower()


@lru_cache(maxsize=65536)
def keys(words: str) -> tuple[str, ...]:
    """The keys under which words from a text may stand, best first; none for words without a capital.

    A headline's 'IRAN' is all capitals like an acronym, so that its lower-case key is tried second.
    """
    form = plain(words)
    if form == form.lower():
        return (form.lower(),) if any(c.isdigit() for c in form) else ()
    return (form, form.lower()) if is_acronym(form) else (form.lower(),)
