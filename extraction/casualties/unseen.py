"""Sentence → people lost in a roundabout way: sought, not come back, taken with their ship, of whom none survived."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.lights import finding_of
from extraction.casualties.people import is_people, lemma
from extraction.casualties.victims import Victim, VictimReader
from extraction.document import Unit
from extraction.syntax import child, prep_objects
from models.events import Outcome

_NONE = frozenset({"no", "without", "lost"})


class Unseen:
    """Reads one sentence."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader

    def find(self) -> Iterator[Finding]:
        """Findings of all such words, in order."""
        known = frames()
        for token in self._tokens:
            form = known.lemmas.get(token.lower_, (token.lower_, ""))[0]
            if form in known.search_verbs or form in known.search_nouns:
                yield from self._sought(token, form)
            if form in known.no_return:
                yield from self._not_back(token)
            if token.lower_ == "missing":
                yield from self._ship_missing(token)
            if form in known.boarded:
                yield from self._aboard(token)
            if form.removesuffix("s") in known.survive:
                yield from self._none_survived(token)

    def _sought(self, token: Token, form: str) -> Iterator[Finding]:
        """'searching for four sailors', 'no trace of 16 hikers', 'lost contact with five soldiers'."""
        near = {t.lower_ for t in self._tokens[max(0, token.i - self._unit.start - 3) :][:6]}
        if form in {"trace", "sign", "word", "contact"} and not near & _NONE:
            return
        wanted = {"trace": "of", "sign": "of", "word": "of", "contact": "with"}.get(form, "for")
        after = token.head if form == "contact" and token.dep_ in {"nsubjpass", "dobj"} else token
        for _, noun in [*prep_objects(token, wanted), *(prep_objects(after, wanted) if after is not token else ())]:
            yield from self._counted(token, noun, "missing", "sought", searched=True)

    def _not_back(self, verb: Token) -> Iterator[Finding]:
        """'have not returned', 'have not been heard from', 'failed to return'."""
        denied = child(verb, "neg") is not None or (verb.dep_ == "xcomp" and verb.head.lemma_ == "fail")
        behind = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
        if not denied or (verb.lower_ == "heard" and behind not in {"from", "of"}):
            return
        if verb.lower_ == "come" and behind != "back":
            return
        goals = [lemma(o) for _, o in prep_objects(verb, "to")]
        if verb.lemma_ == "return" and (child(verb, "dobj") is not None or set(goals) - frames().homes):
            return  # 'have not returned to work', 'had not returned calls'
        above = verb.head if verb.dep_ == "xcomp" else verb
        for noun in (c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"}):
            for who in _inside(noun) if lemma(noun) in frames().vessels else [noun]:
                yield from self._counted(verb, who, "missing", "not back", searched=True)

    def _ship_missing(self, token: Token) -> Iterator[Finding]:
        """'A plane with nine people on board is missing'."""
        verb = (
            token
            if token.tag_ == "VBG"
            else token.head
            if token.dep_ in {"acomp", "oprd"} or token.head.lemma_ in {"go", "be"}
            else None
        )
        ship = child(verb, "nsubj", "nsubjpass") if verb is not None else None
        if ship is not None and lemma(ship) in frames().vessels:
            for who in _inside(ship):
                yield from self._counted(token, who, "missing", "ship missing")

    def _aboard(self, verb: Token) -> Iterator[Finding]:
        """'seized a tanker with 21 crew (on board)'."""
        ship = child(verb, "dobj", "nsubjpass")
        if ship is None or lemma(ship) not in frames().vessels:
            return
        for noun in [*_inside(ship), *(o for _, o in prep_objects(verb, "with") if lemma(o) in frames().searched)]:
            yield from self._counted(verb, noun, "captured", "aboard", searched=True)

    def _none_survived(self, token: Token) -> Iterator[Finding]:
        """'none of the 62 survived', 'six passengers did not survive', 'no survivors among the 62'."""
        none = child(token, "nsubj") if token.tag_.startswith("VB") else None
        if none is not None and none.lower_ == "none":
            objects = prep_objects(none, "of")
        elif none is not None and child(token, "neg") is not None:
            yield from self._counted(token, none, "killed", "not survived")
            return
        elif token.tag_ == "NNS" and any(c.lower_ == "no" for c in token.children):
            objects = prep_objects(token, "among", "of")
        else:
            return
        for _, noun in objects:
            yield from self._counted(token, noun, "killed", "none survived")

    def _counted(
        self, token: Token, noun: Token, outcome: Outcome, rule: str, *, searched: bool = False
    ) -> Iterator[Finding]:
        for victim in self._reader.read(noun, "people"):
            if victim.by not in {"figure", "article"} or (not is_people(victim.head) and victim.head.tag_ != "CD"):
                continue
            if not searched or _sought_after(victim):
                yield finding_of(self._unit, token, outcome, victim, rule)


def _inside(ship: Token) -> list[Token]:
    """Who is aboard: 'a tanker with 21 crew', 'a boat carrying 60 migrants'."""
    inside = [o for _, o in prep_objects(ship, "with")]
    return inside + [c for t in ship.children if t.lower_ == "carrying" for c in t.children if c.dep_ == "dobj"]


def _sought_after(victim: Victim) -> bool:
    whose = victim.head.head.head if victim.head.dep_ == "pobj" and victim.head.head.lower_ == "of" else victim.head
    if lemma(whose) in frames().searched:
        return True  # 'a crew of two'
    beside = [c for c in victim.head.children if c.dep_ in {"compound", "amod", "nmod"}]
    return any(lemma(t) in frames().searched or t.lower_ == "missing" for t in (victim.head, *beside))
