"""Noun or pronoun → does it take up the person the text is about: 'he said', 'the striker said', 'the 34-year-old'."""

from functools import cache
from typing import Any

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.lexicon import load_mapping
from extraction.registry.entry import lexicon
from extraction.syntax import child

EPITHET_REACH = 6  # sentences; who is further away has left the stage
_BEHIND = frozenset({"prep", "appos", "relcl", "acl"})


@cache
def _epithets() -> frozenset[str]:
    return frozenset(lexicon()["epithets"])


@cache
def _reporting() -> frozenset[str]:
    """The verbs of the statement frames that report by themselves, and those of speaking that take no content."""
    classes: Any = load_mapping("frames/statements")["classes"]
    kinds: Any = lexicon()["speaking"]
    verbs = {verb.split()[0] for name in kinds["classes"] for verb in classes[name]["verbs"]}
    return frozenset(verbs) | frozenset(kinds["verbs"])


def speaks(noun: Token) -> bool:
    """'Lind told reporters', 'Lind, speaking in the Senate': the subject of a verb that reports."""
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _reporting()


def is_main(verb: Token) -> bool:
    """Not 'Orr, who said so', nor 'Lind regrets that Orr said so'; 'Lind apologised: “…,” she said' is."""
    fronted = verb.dep_ in {"ccomp", "parataxis"} and verb.i < verb.head.i
    return fronted or verb.dep_ in {"ROOT", "conj"}


def is_epithet(head: Token) -> bool:
    """'The striker', 'the Argentine', 'the former champion', 'the 34-year-old' as a speaker, with nothing behind it."""
    if not speaks(head) or head.tag_ in {"NNS", "NNPS"} or any(c.dep_ in _BEHIND for c in head.children):
        return False
    determiner = child(head, "det") or head.doc[head.left_edge.i]
    if determiner.lower_ != "the":
        return False
    if head.lemma_.lower() in _epithets() or head.lower_ == "old":
        return True
    return head.i == determiner.i + 1 and head.text[:1].isupper() and gazetteer().demonym(head.text) is not None
