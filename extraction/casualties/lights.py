"""Verb with its noun → findings: 'lost their lives', 'sustained injuries', 'remain in captivity', 'slit his throat'."""

from collections.abc import Iterator

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.casualties.finding import Finding, Unread
from extraction.casualties.frames import Light, VerbFrame, frames
from extraction.casualties.people import is_people, kind_of, lemma
from extraction.casualties.verbs import before_insertion, last_noun, preceding, roles
from extraction.casualties.victims import Victim, VictimReader
from extraction.document import Unit
from extraction.syntax import child, subject
from models.events import Outcome

_REACH = 8  # tokens from the verb to its noun; an object between them doubles it
_CONFIDENCE = {"passive": 0.85, "active": 0.85, "subject": 0.85, "reduced": 0.8, "attribute": 0.5, "state": 0.75}


def finding_of(
    unit: Unit, trigger: Token, outcome: Outcome, victim: Victim, rule: str, doer: Token | None = None
) -> Finding:
    """One victim of one trigger as a finding."""
    unsure = 0.2 if victim.by in {"definite", "pronoun"} else 0
    confidence = _CONFIDENCE.get(rule.rsplit(":", maxsplit=1)[-1], 0.7) - unsure
    return Finding(
        unit=unit, trigger=trigger, outcome=outcome, quantity=victim.quantity, head=victim.head,
        victims=victim.span, rule=f"{rule}:{victim.by}", is_part=victim.is_part, agent=doer,
        definite=victim.definite, named=victim.named, confidence=confidence,
    )  # fmt: skip


class LightVerbs:
    """Reads one sentence's verbs that harm only together with a noun."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader, unread: list[Unread]) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader
        self._unread = unread

    def find(self, token: Token, lemma_: str) -> Iterator[Finding]:
        """Findings of one verb. lemma_: its base form in casualties.yml."""
        for light in frames().lights:
            if lemma_ in light.verbs and (noun := self._noun_after(token, light)) is not None:
                for head in self._light_victims(token, light):
                    if head.i < noun.i:
                        yield from self._light_counted(token, head, light, (lemma_, noun))
        yield from self._lives(token, lemma_)

    def _light_victims(self, token: Token, light: Light) -> list[Token]:
        if light.victims == "object":
            frame = VerbFrame(name="", lemma="", outcome=light.outcome, victims="object", who="people")
            return [head for head, _, _ in roles(token, frame, self._unit, self._reader)]
        if token.dep_ == "amod" and token.head.dep_ == "appos":
            return [token.head.head]  # 'Seven rebels and a clerk, sustained injuries': the comma misleads the parser
        head = (
            preceding(token, self._unit, self._reader)
            or subject(token)
            or before_insertion(token, self._unit, self._reader)
            or last_noun(token, self._unit)
        )
        return [] if head is None else [head]

    def _light_counted(self, token: Token, head: Token, light: Light, words: tuple[str, Token]) -> Iterator[Finding]:
        for victim in self._reader.read(head, "people" if light.least > 1 else "living"):
            size = victim.quantity.high or victim.quantity.low or 0
            if light.least and (victim.by not in {"figure", "article", "pair"} or size < light.least):
                continue
            if light.outcome == "displaced" and kind_of(victim.head) == "military":
                continue  # soldiers who leave a country are no refugees
            if is_people(victim.head) or victim.by != "definite":
                yield finding_of(self._unit, token, light.outcome, victim, f"{words[0]} {words[1].lower_}")

    def _lives(self, token: Token, lemma_: str) -> Iterator[Finding]:
        lives = frames().takes_lives
        if lemma_ in lives.verbs and (noun := self._noun_after(token, lives)) is not None:
            paid = child(token, "dative")
            whose = paid if paid is not None and is_people(paid) else noun  # 'cost two workers their lives'
            for victim in self._reader.read(whose, "living"):
                if victim.by in {"figure", "article", "pair", "named"}:
                    yield finding_of(self._unit, token, lives.outcome, victim, f"{lemma_} lives", subject(token))

        cuts = frames().cuts
        if lemma_ in cuts.verbs and (noun := self._noun_after(token, cuts)) is not None:
            yield from self._throat(token, noun)

    def _throat(self, token: Token, noun: Token) -> Iterator[Finding]:
        """'slit the throat of a villager'; 'slit his throat' recalls who was named before."""
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        owner = next(
            (c for c in (of.children if of is not None else noun.children) if c.dep_ in {"pobj", "poss"}), None
        )
        if owner is None:
            return
        if owner.lower_ == "their":
            self._unread.append(Unread(token, "killed", "slit throat", owner))
        for victim in self._reader.read(owner, "people"):
            yield finding_of(self._unit, token, "killed", victim, f"slit {noun.lower_}", subject(token))

    def _noun_after(self, token: Token, light: Light) -> Token | None:
        at = token.i - self._unit.start
        reach = _REACH if light.victims == "subject" else 2 * _REACH
        for near in self._tokens[at + 1 : at + reach]:
            if near.tag_.startswith("NN") and _is_one_of(near, light.nouns):
                between = {t.lower_ for t in token.doc[token.i + 1 : near.i]}
                if not light.preps or between & light.preps:
                    return near
            if near.tag_.startswith("VB") or near.text in {",", ";", "."}:
                return None
        return None


def _is_one_of(noun: Token, nouns: frozenset[str]) -> bool:
    if "any" in nouns or ("place" in nouns and noun.ent_type_ in {"GPE", "LOC"}):
        return True
    if "country" in nouns and noun.tag_ == "NNP" and gazetteer().country(noun.text) is not None:
        return True
    pair = f"{noun.doc[noun.i - 1].lower_} {lemma(noun)}"
    return noun.tag_ in {"NN", "NNS"} and (lemma(noun) in nouns or pair in nouns)
