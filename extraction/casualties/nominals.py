"""Sentence → findings by nouns and states: '30 deaths', '12 wounded', 'the bodies of 35', 'the toll rose to 57'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import NounFrame, frames
from extraction.casualties.names import is_name
from extraction.casualties.people import is_people, lemma
from extraction.casualties.tolls import Tolls, noun_finding
from extraction.casualties.verbs import following, preceding
from extraction.casualties.victims import Victim, VictimReader, phrase
from extraction.counts import Counted
from extraction.document import Unit
from extraction.syntax import child
from models.events import Outcome

_ONE_OF_THEM = frozenset({"body", "corpse", "fatality", "casualty", "hostage", "martyr", "captive", "cadaver"})
_BEFORE = frozenset({"missing", "dead", "deceased", "slain"})
_COPULA = frozenset({"be", "include", "comprise", "number", "total"})
_STATIVE = frozenset({"be", "lie", "remain", "fall", "drop", "go", "become", "feel", "seem"})  # not 'shot dead'


class NounTriggers:
    """Reads one sentence's nouns and states of harm."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader
        self._tolls = Tolls(unit, tokens, reader)

    @property
    def bare(self) -> list[Finding]:
        """'put the number at 26': figures that count those told of before."""
        return self._tolls.bare

    def find(self) -> Iterator[Finding]:
        """Findings of all nouns and states, in order."""
        for token in self._tokens:
            yield from self._state(token)
            if token.lower_ == "among":
                yield from self._among(token)
            frame = frames().nouns.get(self._noun(token))
            if frame is not None and self._reads(token, frame):
                yield from self._counted(token, frame)
                yield from self._of(token, frame)
                yield from self._copula(token, frame.outcome)
                if not self._own_figure(token):
                    yield from self._tolls.grown(token, frame.outcome)
                    yield from self._tolls.put_at(token, frame.outcome)
            if lemma(token) in frames().toll_nouns and token.tag_.startswith("NN"):
                yield from self._tolls.find(token)

    def _reads(self, token: Token, frame: NounFrame) -> bool:
        """A noun with what its frame wants beside it; 'the attempted killing' killed nobody."""
        beside = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound", "nmod"}}
        gerund = token.tag_ == "VBG" and any(c.lower_ == "of" for c in token.children)
        noun = gerund or token.tag_ not in {"VBN", "VBD", "VBG", "VB"}
        fits_by = not frame.by or bool(frame.by & beside)
        return noun and fits_by and self._has(frame.needs) and not beside & frames().not_done

    def _has(self, needed: frozenset[str]) -> bool:
        return not needed or any(t.lower_ in needed for t in self._tokens)

    def _noun(self, token: Token) -> str:
        if token.lower_ in {"prisoner", "prisoners"}:
            after = [t.lower_ for t in self._tokens if token.i < t.i <= token.i + 2]
            return "prisoner of war" if after == ["of", "war"] else "prisoner"
        return lemma(token)

    def _state(self, token: Token) -> Iterator[Finding]:
        """'12 dead', 'three soldiers wounded': a state right behind a figure. Verbs are read elsewhere."""
        outcome = frames().states.get(token.lower_)
        if outcome is None:
            return
        if (figure := self._label(token)) is not None:
            victim = Victim(token.doc[figure.last], figure.quantity, "figure", (figure.first, figure.last))
            yield self._finding(token, outcome, victim, "label")
            return
        if token.dep_ == "amod" and token.head.i > token.i and self._attributive(token):
            if token.lower_ in _BEFORE:
                yield from self._before_noun(token, outcome)
            return
        if token.tag_ in {"VBD", "VBN"} and following(token, self._unit, self._reader) is not None:
            return  # '200 bombers killed 1,000 people'
        head = preceding(token, self._unit, self._reader)
        if among(token) or (token.i and token.doc[token.i - 1].lower_ in frames().deadly):
            return
        if (
            head is None
            and token.lower_ in {"dead", "missing", "homeless", "displaced"}
            and token.dep_ in {"acomp", "attr"}
            and token.head.lemma_ in _STATIVE
        ):
            head = next((c for c in token.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if head is None or head.i >= token.i:
            return
        for read in self._reader.read(head, "living"):
            victim = self._reader.whole_of(read, token)
            if outcome == "missing" and victim.head.tag_ != "CD" and not is_people(victim.head):
                continue  # 'the 30,000 letters that are missing'
            if victim.by == "figure" or (is_people(victim.head) and victim.by in {"article", "zero"}):
                yield self._finding(token, outcome, victim, "state")

    def _label(self, token: Token) -> Counted | None:
        """The figure of 'Killed: 4', at the head of a line or behind a full figure of its kind."""
        opens = token.i == self._unit.start or token.nbor(-1).text in {";", ",", "|", ".", "•", "-"}
        if not opens or token.i + 2 >= self._unit.end or token.nbor(1).text != ":":
            return None
        counted = self._reader.counted(token.nbor(2))
        return counted if counted is not None and (counted.head is None or counted.head.i <= counted.last) else None

    def _before_noun(self, token: Token, outcome: Outcome) -> Iterator[Finding]:
        """'the 43 missing students'. Participles before a noun are read as verbs."""
        for victim in self._reader.read(token.head, "people"):
            if victim.by == "figure":
                yield self._finding(token, outcome, victim, "state")

    def _attributive(self, token: Token) -> bool:
        return token.head.tag_.startswith("NN") and self._reader.counted(token.head) is not None

    def _finding(self, token: Token, outcome: Outcome, victim: Victim, rule: str) -> Finding:
        return noun_finding(self._unit, token, outcome, victim, rule)

    def _among(self, token: Token) -> Iterator[Finding]:
        """'Among the dead was Colonel Orlin', 'two nurses were among those killed': parts of a toll."""
        at = token.i - self._unit.start
        counted = any(self._reader.counted(t) is not None for t in self._tokens[at + 1 : at + 6])
        behind = self._tokens[at + 1 : at + (9 if counted else 5)]  # 'among the more than 300 people murdered'
        state = next((t for t in behind if t.lower_ in frames().among), None)
        verb = token.head if token.head.lemma_ == "be" else None
        if state is None or self._tokens[at + 1].lower_ not in {"the", "those", "its", "their"} or verb is None:
            return
        for head in (c for c in verb.children if c.dep_ in {"nsubj", "attr"} and c.lower_ != "there"):
            for victim in self._reader.read(head, "living"):
                if victim.by in {"figure", "article", "named", "pair"} or is_people(victim.head):
                    yield _as_part(self._finding(state, frames().among[state.lower_], victim, "among"))

    def _counted(self, token: Token, frame: NounFrame) -> Iterator[Finding]:
        """'30 deaths', 'no casualties', 'a body'. 'killing of three' is read by _of."""
        if "counted" not in frame.reads:
            return
        counted = self._reader.counted(token)
        if counted is None and (crowd := self._crowd_of(token)) is not None:
            victim = Victim(token, crowd.quantity, "figure", (crowd.first, token.i))
            yield self._finding(token, frame.outcome, victim, "counted")
            return
        if counted is not None and counted.head is not None and counted.head.i == token.i:
            if (counted.quantity.high or counted.quantity.low or 0) < frame.least:
                return
            yield self._finding(token, frame.outcome, self._as_victim(token, counted), "counted")
            return
        if self._found_body(token):
            yield self._finding(token, frame.outcome, self._reader.single(token), "found")
            return
        form = self._reader.form_of(token)
        if form is not None and (form.rule == "zero" or (form.rule == "article" and self._one(token))):
            yield self._finding(token, frame.outcome, Victim(token, form, form.rule, phrase(token)), "counted")

    def _crowd_of(self, token: Token) -> Counted | None:
        """The figure of 'hundreds of wounded', where the parser takes 'wounded' for an adjective."""
        if token.tag_ != "JJ" or token.dep_ != "pobj" or token.i < self._unit.start + 2 or token.head.lower_ != "of":
            return None
        counted = self._reader.counted(token.doc[token.i - 2])
        return counted if counted is not None and counted.head is None and counted.quantity.vague else None

    def _found_body(self, token: Token) -> bool:
        """'his body was found', 'the body was recovered': one dead, known or not."""
        if token.lower_ not in {"body", "corpse"} or any(c.lower_ == "of" for c in token.children):
            return False
        known = any(c.lower_ in {"his", "her", "the"} for c in token.children)
        return known and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.head.lemma_ in frames().body_verbs

    @staticmethod
    def _one(token: Token) -> bool:
        """'a body was found', 'a hostage', not 'an Islamic body declared'."""
        if lemma(token) in {"body", "corpse", "cadaver"}:
            return token.dep_ in {"nsubjpass", "dobj"} and token.head.lemma_ in frames().body_verbs
        return lemma(token) in _ONE_OF_THEM

    @staticmethod
    def _as_victim(token: Token, counted: Counted) -> Victim:
        first, last = phrase(token)
        return Victim(token, counted.quantity, "figure", (min(first, counted.first), last), is_part=counted.part)

    def _of(self, token: Token, frame: NounFrame) -> Iterator[Finding]:
        """'the deaths of three soldiers', 'the loss of 40 men'."""
        if "of" not in frame.reads or self._own_figure(token):
            return
        preps = {"of", "to"} if lemma(token) in {"injury", "death"} else {"of"}
        inner = _objects(token, preps)
        if not inner:
            yield from self._whose(token, frame)
            return
        beside = [c for c in token.children if c.dep_ == "conj" and c.i > inner[-1].i and (is_people(c) or is_name(c))]
        for noun in (*inner, *beside):  # 'the death of one soldier and a civilian' may be parsed as two objects
            for victim in self._reader.read(noun, frame.who):
                new = victim.by == "definite" and not victim.definite  # 'the murder of his wife'
                if new or victim.by in {"figure", "article", "named", "pair", "zero"}:
                    yield self._finding(token, frame.outcome, victim, "of")

    def _whose(self, token: Token, frame: NounFrame) -> Iterator[Finding]:
        """'Vent's murder': one dead by name."""
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is None or "whose" not in frame.reads or not is_name(owner):
            return
        for victim in self._reader.read(owner, frame.who):
            if victim.by == "named":
                yield self._finding(token, frame.outcome, victim, "whose")

    def _own_figure(self, token: Token) -> bool:
        counted = self._reader.counted(token)
        return counted is not None and counted.head is not None and counted.head.i == token.i and not counted.part

    def _copula(self, token: Token, outcome: Outcome) -> Iterator[Finding]:
        """'the deaths are fourteen civilians and five soldiers', 'the dead included three children'."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.lemma_ not in _COPULA:
            return
        for c in verb.children:
            if c.dep_ in {"attr", "dobj"} and c.i > verb.i:
                for victim in self._reader.read(c, "people"):
                    if victim.by in {"figure", "article"}:
                        part = verb.lemma_ != "be" and verb.lemma_ not in {"number", "total"}
                        found = self._finding(token, outcome, victim, "copula")
                        yield found if not part else _as_part(found)


def _objects(token: Token, preps: set[str]) -> list[Token]:
    """Whom the noun's 'of' names: 'the murder of one and of another'; and a noun's beside it, which they share."""
    for noun in (token, *_beside(token), *_asides(token)):
        of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in preps and c.i > token.i]
        of += [beside for c in of for beside in c.children if beside.dep_ == "conj" and beside.lower_ in preps]
        if found := [inner for c in of if (inner := child(c, "pobj")) is not None]:
            return found
    return []


def _beside(token: Token) -> list[Token]:
    """'the death, torture and disappearance of three': nouns that share their 'of' with this one."""
    found = [c for c in token.children if c.dep_ == "conj" and c.tag_.startswith("NN")]
    before = [token.head] if token.dep_ == "conj" and token.head.tag_.startswith("NN") else []
    return [*found, *(t for c in found for t in _beside(c)), *before]


def _asides(token: Token) -> Iterator[Token]:
    """'the murder last year of three', 'in Kell of three': a time or place between, on which the 'of' was hung."""
    for c in token.children:
        inner = child(c, "pobj") if c.dep_ == "prep" and c.lower_ != "of" else c
        if inner is not None and inner.i > token.i and inner.ent_type_ in {"DATE", "TIME", "GPE"}:
            yield inner


def among(token: Token) -> bool:
    """'among the dead', 'among those killed': of the word 'dead', which _among reads."""
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    return "among" in before


def _as_part(found: Finding) -> Finding:
    return replace(found, is_part=True)
