"""Words of a paragraph in capitals → as they would be printed: 'PONCE ADDED THAT' → 'Ponce added that'.

Old wires know no small letters, and a parser that learned from print takes every word of theirs for a name. A word that
the dictionary knows gets small letters; names of states and peoples, titles before a name, and what no dictionary
knows keep their capital; short forms stay as they are.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from config.gazetteer import gazetteer
from config.lexicon import load_yaml

_FEWEST = 40  # letters; a shorter line in capitals may be a name or a heading
_SHARE = 0.9
_SHORT = re.compile(r"[(\[]([A-Z]{2,7})[)\]]")
_TERMINALS = frozenset({".", "?", "!", ":", "--", "]"})
_CLITICS = frozenset({"'S", "’S", "N'T", "N’T", "'RE", "'VE", "'LL", "'D", "'M", "’RE", "’VE", "’LL", "’D", "’M"})


def shouted(text: str) -> bool:
    """True for a paragraph without small letters."""
    if sum(c.islower() for c in text[:_FEWEST]) > _FEWEST // 5:
        return False  # seen at once, in nearly all of them
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _FEWEST and sum(c.isupper() for c in letters) >= _SHARE * len(letters)


class Truecaser:
    """Knows the dictionary of the pipeline's lemmatizer."""

    def __init__(self, nlp: Language) -> None:
        lookups: Any = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.component_names else None  # type: ignore[attr-defined]
        self._index: dict[Any, Any] = dict(lookups.get_table("lemma_index")) if lookups else {}
        self._rules: dict[Any, Any] = dict(lookups.get_table("lemma_rules")) if lookups else {}
        self._exceptions: dict[Any, Any] = dict(lookups.get_table("lemma_exc")) if lookups else {}
        self._verbs: Any = lookups.get_table("lemma_exc").get("verb", {}) if lookups else {}
        self._known: dict[str, bool] = {}

    def cased(self, words: Sequence[str], text: str) -> list[str]:
        """The words with small letters where print would have them. text: the paragraph, for its short forms."""
        if not self._index:
            return list(words)
        short = set(_SHORT.findall(text))
        named = [self._is_name(words, i, short) for i in range(len(words))]
        out = []
        for i, word in enumerate(words):
            if not word.isupper() or word in short:
                out.append(word)
            elif named[i] or _titled(words, named, i):
                out.append(word if _is_short_form(word) else _capital(word))
            else:
                opens = word not in _CLITICS and (i == 0 or words[i - 1] in _TERMINALS or word == "I")
                out.append(_capital(word) if opens else word.lower())
        return out

    def _is_name(self, words: Sequence[str], i: int, short: set[str]) -> bool:
        word, form, know = words[i], words[i].lower(), gazetteer()
        if not word.isupper() or word in _CLITICS or form in STOP_WORDS - {"us"}:
            return False
        if word in short or form in _dates() or know.country(word) or know.demonym(word.title()):
            return True
        beside = {f"{word} {words[i + 1]}" if i + 1 < len(words) else "", f"{words[i - 1]} {word}" if i else ""}
        if any(pair and know.country(pair) for pair in beside):
            return True
        if form in _given_names() or _acronym(word):
            return True
        before = words[i - 1].lower() if i else ""
        after_name = before in _given_names() - STOP_WORDS and not self._is_verb(form)  # 'PAUL BROWN'
        return after_name or not self._in_dictionary(form)

    def _is_verb(self, form: str) -> bool:
        """True for a form of a verb that shows it: 'said', 'wrote', 'claims', 'opened'."""
        return form in self._verbs or (form.endswith(("s", "ed", "ing")) and self._in_dictionary(form))

    def _in_dictionary(self, form: str) -> bool:
        if form not in self._known:
            self._known[form] = all(self._listed(part) for part in form.replace("’", "'").split("-") if part)
        return self._known[form]

    def _listed(self, form: str) -> bool:
        if not form.isalpha() or any(form in table for table in self._index.values()):
            return True
        if any(form in table for table in self._exceptions.values()):
            return True
        return any(
            form.endswith(old) and form[: len(form) - len(old)] + new in self._index.get(kind, ())
            for kind, rules in self._rules.items()
            for old, new in rules
            if old
        )


def _titled(words: Sequence[str], named: Sequence[bool], i: int) -> bool:
    """'PRESIDENT CRISTIANI': a title before a name."""
    return i + 1 < len(words) and named[i + 1] and gazetteer().is_title(words[i].lower())


def _is_short_form(word: str) -> bool:
    """'FMLN', 'U.S.', 'OAS': no vowel, dots, or a body that the gazetteer knows by it."""
    if "." in word or not any(c in "AEIOUY" for c in word):
        return True
    return _acronym(word)


def _acronym(word: str) -> bool:
    """A body that the gazetteer knows by these letters, and by them in capitals only."""
    return 2 < len(word) <= 5 and gazetteer().actor(word) is not None and gazetteer().actor(word.lower()) is None


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


@cache
def _given_names() -> frozenset[str]:
    data: Any = load_yaml("lexicons/given_names.yml")
    return frozenset(data["male"].split()) | frozenset(data["female"].split())


@cache
def _dates() -> frozenset[str]:
    """Months and days of the week; 'sat' and 'wed' are verbs."""
    data: Any = load_yaml("lexicons/calendar.yml")
    months = [name for month, others in data["months"].items() for name in (month, *others)]
    return frozenset(name.lower() for name in (*months, *data["weekdays"]))
