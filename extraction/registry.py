"""Reading → who is who in it: names, surnames, titles, acronyms, demonyms, descriptions and pronouns.

First version: names and descriptions as they stand, surnames to the full names of the article.
"""

import datetime as dt

from spacy.tokens import Token

from extraction.document import Reading
from extraction.syntax import conjuncts, noun_phrase
from models.actor import Actor, ActorKind, ActorMention

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "government", "NORP": "group"}


class Registry:
    """The actors of one article."""

    def __init__(self, reading: Reading, anchor: dt.date | None) -> None:
        self._reading = reading
        self._anchor = anchor
        self._full: dict[str, str] = {}
        for ent in reading.doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                self._full.setdefault(ent[-1].text, ent.text)

    def mentions(self, head: Token) -> list[ActorMention]:
        """The actors of a noun phrase, one for each coordinated noun; empty where it names none."""
        return [m for h in conjuncts(head) if (m := self.mention(h)) is not None]

    def mention(self, head: Token) -> ActorMention | None:
        """The actor one noun names."""
        span = self._reading.span(*noun_phrase(head))
        kind = _KINDS.get(head.ent_type_, "person" if head.pos_ == "PRON" else "group")
        name = self._full.get(head.text, span.text)
        return ActorMention(actor=Actor(name=name, kind=kind, named=bool(head.ent_type_)), span=span)
