"""Parsed document → the stretches that are names, labelled. The gazetteer goes before the statistical model."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from config.gazetteer import gazetteer
from extraction.registry.entry import fold, gender_of_name, kind_of_noun, lexicon

_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_BODIES = frozenset({"government", "media", "organisation"})
_SUFFIXES = frozenset({"jr", "sr"})
_CALENDAR = frozenset(
    {
        "DATE",
        "TIME",
        "EVENT",
        "MONEY",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
        "PERCENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
        "PRODUCT",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens first … last (inclusive) that name someone or something; label as spaCy's NER."""

    first: int
    last: int
    label: str
    known: bool


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → the gazetteer's names that start with it, as token texts with their label; the longest first.

    A plain table: building spaCy's PhraseMatcher for 11,000 names takes ten times as long as reading them.
    """
    grouped: dict[str, dict[tuple[str, ...], str]] = {}
    for words, label in gazetteer().surface_forms():
        if len(words) > 1:
            tokens = _tokens(words)
            grouped.setdefault(tokens[0], {}).setdefault(tokens, label)
    return {first: tuple(sorted(found.items(), key=lambda f: -len(f[0]))) for first, found in grouped.items()}


def _known(doc: Doc) -> Iterator[Name]:
    """The longest name of the gazetteer at each place."""
    texts = [token.text for token in doc]
    forms = _forms()
    for i, text in enumerate(texts):
        for words, label in forms.get(text, ()):
            if tuple(texts[i : i + len(words)]) == words:
                yield Name(i, i + len(words) - 1, label, known=True)
                break


def _tokens(words: str) -> tuple[str, ...]:
    """As the English tokenizer cuts a name."""
    return tuple(q for w in words.split() for p in _split_possessive(w) for q in _split_hyphens(p))


def _split_possessive(word: str) -> list[str]:
    for mark in ("'s", "’s"):
        if word.endswith(mark) and len(word) > len(mark):
            return [word[: -len(mark)], mark]
    return [word]


def _split_hyphens(word: str) -> list[str]:
    """As the English tokenizer splits between letters: 'Kim Jong-un' → Jong, -, un."""
    if "-" not in word.strip("-") or not all(p.isalpha() for p in word.split("-")):
        return [word]
    out: list[str] = []
    for part in word.split("-"):
        out += ["-", part] if out else [part]
    return out


def names_of(doc: Doc) -> list[Name]:
    """All names of the document, in order, none overlapping; the longer wins, then the gazetteer's."""
    found = list(_known(doc))
    titled = _title_case(doc)
    found += [n for ent in doc.ents if ent.label_ in _ACTING for n in _of_model(doc, ent, titled)]
    found.sort(key=lambda n: (n.first - n.last, not n.known))
    taken: set[int] = set()
    names: list[Name] = []
    for name in found:
        tokens = range(name.first, name.last + 1)
        if not taken.intersection(tokens) and not _says_little(doc, name):
            names.append(name)
            taken.update(tokens)
    names += list(_unseen(doc, taken, titled))
    return sorted((_relabelled(doc, n) for n in names), key=lambda n: n.first)


def _says_little(doc: Doc, name: Name) -> bool:
    """An initial, or a quarter of the compass, which only the article can tell ('the North')."""
    word = doc[name.first]
    return name.first == name.last and (len(word.text.strip(".")) < 2 or word.lower_ in lexicon()["quarters"])


def _of_model(doc: Doc, ent: Span, titled: Container[int]) -> Iterator[Name]:
    """An entity of the statistical model. In a headline that writes Every Word So it takes verbs for names:
    there, what the body does not repeat falls apart into its words, so that a surname among them may still be found.
    """
    if len(ent) > 1 and ent.start in titled and doc.text.count(ent.text) < 2:
        yield from (Name(t.i, t.i, ent.label_, known=False) for t in ent if _again(doc, t))
        return
    for first, last in _pieces(doc, ent.start, ent.end - 1):
        if (name := _trimmed(doc, first, last, ent.label_)) is not None:
            yield name


def _pieces(doc: Doc, first: int, last: int) -> list[tuple[int, int]]:
    """Two names that the model took for one: 'the Northern Front (NPF', 'Water Council Jennifer Hale'."""
    opened = next((i for i in range(first + 1, last) if doc[i].text in {"(", "["}), None)
    if opened is not None:
        return [(first, opened - 1), (opened + 1, last)]
    given = last - 1
    body = given > first and kind_of_noun().get(doc[given - 1].lower_) in _BODIES
    if body and gender_of_name((doc[given].text, doc[last].text)) is not None:
        return [(first, given - 1), (given, last)]
    return [(first, last)]


def _again(doc: Doc, token: Token) -> bool:
    return any(o.text == token.text and o.pos_ == "PROPN" for o in doc[token.sent.end :])


def _trimmed(doc: Doc, first: int, last: int, label: str) -> Name | None:
    """Without articles, possessive marks, and the titles that the model sometimes takes in."""
    book = gazetteer()
    while first < last and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    while last > first and (doc[last].text in _POSSESSIVES or (doc[last].is_punct and doc[last].text != ".")):
        last -= 1
    if label == "PERSON":
        while first < last and (book.is_title(doc[first].text) or book.demonym(doc[first].text)):
            first += 1
    if label in {"FAC", "LOC"} and book.actor(doc[first : last + 1].text) is None:
        return None
    return Name(first, last, label, known=False) if doc[first].text[:1].isupper() or label != "PERSON" else None


def _unseen(doc: Doc, taken: set[int], titled: Container[int]) -> Iterator[Name]:
    """Runs of proper nouns that neither gazetteer nor model named."""
    naming = [t.i not in taken and t.i not in titled and _names_something(t) for t in doc]
    i = 0
    while i < len(doc):
        if not naming[i]:
            i += 1
            continue
        last = i
        while last + 1 < len(doc) and naming[last + 1] and not doc[last + 1].is_sent_start:
            last += 1
        first = i
        while first < last and gazetteer().is_title(doc[first].text):
            first += 1
        name = Name(first, last, "ORG", known=False)
        if not _says_little(doc, name):
            yield name
        i = last + 1


def _names_something(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ in _CALENDAR:
        return False
    return not gazetteer().is_title(token.text)


def _title_case(doc: Doc) -> frozenset[int]:
    """The tokens of headlines that write Every Word So: capitals say nothing there."""
    return frozenset(i for sent in doc.sents if _is_title_case(sent.text) for i in range(sent.start, sent.end))


def _is_title_case(sentence: str) -> bool:
    if sentence.rstrip().endswith((".", "”", '"', ":")):
        return False  # headlines have no full stop
    words = [w for w in sentence.split() if w.isalpha() and len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _relabelled(doc: Doc, name: Name) -> Name:
    """PERSON where a person's title stands before it or the given name tells, though the model said otherwise."""
    if name.label == "PERSON" and not name.known and _after_a_body(doc, name):
        return Name(name.first, name.last, "ORG", known=False)
    if name.known or name.label == "PERSON":
        return name
    words = tuple(doc[i].text for i in range(name.first, name.last + 1))
    before = doc[name.first - 1] if name.first and not doc[name.first].is_sent_start else None
    titled = before is not None and before.dep_ in {"compound", "appos", "amod", "nmod"} and _personal(before)
    root = doc[name.first : name.last + 1].root
    titled = titled or (root.dep_ == "appos" and root.head.i < name.first and _personal(root.head))
    given = 2 <= len(words) <= 4 and gender_of_name(words) is not None and name.label != "GPE"
    suffixed = fold(words[-1]) in _SUFFIXES
    return Name(name.first, name.last, "PERSON", known=False) if titled or given or suffixed else name


def _after_a_body(doc: Doc, name: Name) -> bool:
    """'The news agency Velm': one word right behind the word for a body."""
    if name.first != name.last or name.first == 0 or doc[name.first].dep_ != "appos":
        return False
    before = doc[name.first - 1]
    return doc[name.first].head.i == before.i and kind_of_noun().get(before.lemma_.lower()) in _BODIES


def _personal(token: Token) -> bool:
    return gazetteer().title_category(token.text) is not None
