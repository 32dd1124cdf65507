"""config/lexicons/military.yml → what a noun tells of a force: its type, whether counted in persons or pieces."""

import re
from functools import cache
from typing import Any

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.lexicon import load_mapping
from models.base import Frozen
from models.events import ForceType

_MODEL = re.compile(r"^([A-Za-z]{1,7})-?(\d{1,3})[A-Za-z]{0,3}$")


class ForceNoun(Frozen):
    """One meaning of a noun: strong = it needs no other word to be a force."""

    type: ForceType
    strong: bool
    unit: str  # 'persons', or 'pieces' and 'units', named by the noun itself


class Military(Frozen):
    """The whole vocabulary of forces."""

    nouns: dict[str, ForceNoun]
    modifiers: dict[str, ForceType]
    pairs: dict[str, ForceType]
    not_force: frozenset[str]
    prefixes: dict[str, str]
    models: dict[str, ForceType]
    holders: frozenset[str]
    uncounted: frozenset[str]
    services: frozenset[str]
    nation_enough: frozenset[str]
    insurgents: frozenset[str]
    not_owning: frozenset[str]
    single: frozenset[str]
    force_words: frozenset[str]
    force_nouns: frozenset[str]
    not_pairs: frozenset[str]
    parts: frozenset[str]
    wholes: frozenset[str]
    further: frozenset[str]
    civilians: frozenset[str]
    state_counts: frozenset[str]
    warlike: frozenset[str]
    owned: frozenset[str]
    staying: frozenset[str]
    others: frozenset[str]
    pointing: frozenset[str]
    peace_bodies: frozenset[str]

    def noun(self, token: Token) -> ForceNoun | None:
        """The meaning of a noun, also where the tagger left its plural ('Marines', 'navies')."""
        return self.nouns.get(noun_key(token))

    def model(self, word: str) -> ForceType | None:
        """'F-16s' → air, 'S-400' → air_defence; null = no such type of weapon."""
        if gazetteer().actor(word) is not None:
            return None  # 'M23' is a group
        shape = _MODEL.match(word)
        return self.models.get(shape.group(1).lower()) if shape and word[0].isupper() else None


def noun_key(token: Token) -> str:
    """Lemma in lower case, singular also for names: 'Marines' → 'marine'."""
    lemma = token.lemma_.lower()
    if lemma.endswith("ie") and token.lower_.endswith("ies"):
        return lemma[:-2] + "y"
    if lemma.endswith("men") and lemma != "men":
        return lemma[:-3] + "man"  # 'servicemen', which the tagger took for one
    if lemma == "corps":
        return lemma
    if token.tag_ in {"NNPS", "NNP"} and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


@cache
def military() -> Military:
    """The vocabulary, read once.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: dict[str, Any] = dict(load_mapping("military"))
    nouns: dict[str, ForceNoun] = {}
    for kind, groups in data["forces"].items():
        weak_units = set(groups.get("weak_units", ()))
        weak_pieces = set(groups.get("weak_pieces", ()))
        for key, unit, strong in (("strong", "persons", True), ("weak", "persons", False), ("units", "units", True)):
            for noun in groups.get(key, ()):
                nouns.setdefault(noun, ForceNoun(type=kind, strong=strong and noun not in weak_units, unit=unit))
        for noun in groups.get("pieces", ()):
            nouns.setdefault(noun, ForceNoun(type=kind, strong=noun not in weak_pieces, unit="pieces"))
    modifiers: dict[str, Any] = {}
    for kind, group in data["military_words"].items():
        for word in group:
            modifiers.setdefault(word, kind)
    return Military(
        nouns=nouns,
        modifiers=modifiers,
        pairs=data["word_pairs"],
        not_force=frozenset(data["not_force"]),
        prefixes=data["owner_prefixes"],
        models=data["models"],
        holders=frozenset(data["holders"]),
        uncounted=frozenset(data["uncounted"]),
        services=frozenset(data["services"]),
        nation_enough=frozenset(data["nation_enough"]),
        insurgents=frozenset(data["insurgents"]),
        not_owning=frozenset(data["not_owning"]),
        single=frozenset(data["single"]),
        force_words=frozenset(data["force_words"]),
        force_nouns=frozenset(data["force_nouns"]),
        not_pairs=frozenset(data["not_pairs"]),
        parts=frozenset(data["parts"]),
        wholes=frozenset(data["wholes"]),
        further=frozenset(data["further"]),
        civilians=frozenset(data["civilians"]),
        state_counts=frozenset(data["state_counts"]),
        warlike=frozenset(data["warlike"]),
        owned=frozenset(data["owned"]),
        staying=frozenset(data["staying"]),
        others=frozenset(data["others"]),
        pointing=frozenset(data["pointing"]),
        peace_bodies=frozenset(data["peace_bodies"]),
    )
