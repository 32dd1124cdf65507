"""Tokens → sentence ends. Looks at token texts only, so that it can run before the parser."""

from collections.abc import Sequence

TERMINALS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?", "....", "!!!"})
CLOSERS = frozenset({'"', "”", "''", "’", "'", ")", "]", "»"})
OPENERS = frozenset({'"', "“", "``", "‘", "'", "(", "[", "«", "—", "–", "-", "--", "•", "*"})
# Abbreviations that never end a sentence: a name or number follows.
_TITLES = frozenset(
    "mr. mrs. ms. dr. prof. rev. fr. st. gen. lt. col. maj. capt. cmdr. cdr. adm. brig. sgt. cpl. pvt. pfc. sen. sens. rep. "
    "reps. gov. govs. pres. hon. amb. supt. insp. det. atty. messrs. no. nos. vs. v. jan. feb. mar. apr. jun. jul. aug. "
    "sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. approx. ca. cf. e.g. i.e. etc. fig. mt. ft. al. bros. vol. pp. p.".split()
)
# After 'U.S.', 'Jr.', 'p.m.' only a word that opens sentences tells the end.
_STARTERS = frozenset(
    "the a an he she it they we i you in on at but and this that these those his her its their there when while after "
    "before as if for since although though however meanwhile also another some many most both all according earlier "
    "later last no not what who how why where mr. mrs. ms. one two three several under with by from during".split()
)


def sentence_ends(tokens: Sequence[str]) -> list[int]:
    """Indices just past each sentence's last token; the last one is len(tokens)."""
    ends: list[int] = []
    i = 0
    while i < len(tokens):
        if _ends_here(tokens, i):
            j = i + 1
            while j < len(tokens) and tokens[j] in CLOSERS:
                j += 1
            if j < len(tokens) and _starts_here(tokens, j, dotted=tokens[i] not in TERMINALS):
                ends.append(j)
                i = j
                continue
        i += 1
    return [*ends, len(tokens)] if tokens else []


def _ends_here(tokens: Sequence[str], i: int) -> bool:
    word = tokens[i]
    if word in TERMINALS:
        return not (word == "." and i and tokens[i - 1].lower() + "." in _TITLES)
    if word.endswith(".") and len(word) > 1:
        return word.lower() not in _TITLES and (word.count(".") > 1 or not _initial(word))
    return False


def _initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper()


def _starts_here(tokens: Sequence[str], j: int, *, dotted: bool) -> bool:
    first = j
    while first < len(tokens) and tokens[first] in OPENERS:
        first += 1
    if first >= len(tokens):
        return False
    word = tokens[first]
    if dotted:
        return word[0].isupper() and word.lower() in _STARTERS
    return word[0].isupper() or word[0].isdigit() or word[0] in "$£€#@" or first > j
