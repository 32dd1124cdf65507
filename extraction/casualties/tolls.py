"""Number nouns and counted harms → figures that their verb brings: 'the toll rose to 57', 'deaths topped 500'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import fits, is_people, lemma
from extraction.casualties.victims import Victim, VictimReader
from extraction.counts import Counted
from extraction.document import Unit
from models.events import Outcome


def noun_finding(
    unit: Unit, token: Token, outcome: Outcome, victim: Victim, rule: str, confidence: float = 0.75
) -> Finding:
    """One victim of one noun of harm as a finding."""
    return Finding(
        unit=unit, trigger=token, outcome=outcome, quantity=victim.quantity, head=victim.head,
        victims=victim.span, rule=f"{lemma(token)}:{rule}:{victim.by}", is_part=victim.is_part,
        definite=victim.definite, named=victim.named, confidence=confidence,
    )  # fmt: skip


class Tolls:
    """Reads one sentence's tolls. bare: 'put the number at 26', which counts those told of before."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader
        self.bare: list[Finding] = []

    def grown(self, token: Token, outcome: Outcome) -> Iterator[Finding]:
        """'deaths topped 500', 'casualties rose to 40': a figure behind the verb of a plural noun of harm."""
        verb = token.head
        known = frames().lemmas.get(verb.lower_, ("", ""))[0]
        if token.dep_ != "nsubj" or token.tag_ != "NNS" or known not in frames().toll_alone:
            return
        after = verb.i - self._unit.start + 1
        for t in self._tokens[after : after + 6]:
            counted = self._reader.counted(t)
            if counted is None or counted.first != t.i or t.nbor(-1).lower_ in {"from", "by", "in"}:
                continue
            near = t.i <= verb.i + 2 or t.nbor(-1).lower_ == "to"
            if near and (counted.head is None or fits(counted.head, "people")):
                victim = Victim(t.doc[counted.last], counted.quantity, "figure", (counted.first, counted.last))
                yield replace(noun_finding(self._unit, token, outcome, victim, "toll"), clause=verb)
                return

    def put_at(self, token: Token, outcome: Outcome) -> Iterator[Finding]:
        """'put its own dead at five', 'estimates casualties since May at 400'."""
        at = token.i - self._unit.start
        known = (frames().lemmas.get(t.lower_, ("", ""))[0] for t in self._tokens[max(0, at - 6) : at])
        if not any(lemma_ in frames().counting for lemma_ in known):
            return
        for t in self._tokens[at + 1 : at + 12]:
            if t.tag_.startswith("VB") or t.text in {",", ";"}:
                return
            counted = self._reader.counted(t)
            if counted is not None and t.nbor(-1).lower_ == "at" and (counted.head is None or is_people(counted.head)):
                victim = Victim(t.doc[counted.last], counted.quantity, "figure", (counted.first, counted.last))
                yield noun_finding(self._unit, token, outcome, victim, "toll")
                return

    def find(self, token: Token) -> Iterator[Finding]:
        """'the death toll rose to 57', 'put the number of wounded at more than 150', 'a toll of 27'."""
        outcome = self._toll_outcome(token)
        bare = outcome is None and self._of_those_told(token)
        if outcome is None and not bare:
            return
        for counted in self._toll_figures(token):
            noun = counted.head if counted.head is not None and is_people(counted.head) else None
            head = noun if noun is not None else token.doc[counted.last]
            victim = Victim(head, counted.quantity, "figure", (counted.first, max(counted.last, head.i)))
            found = noun_finding(self._unit, token, outcome or "casualties", victim, "toll", 0.85)
            found = replace(found, clause=self._toll_verb(token), rule=found.rule if outcome else "number:recalled")
            if outcome is None:
                self.bare.append(found)
            else:
                yield found

    @staticmethod
    def _toll_verb(token: Token) -> Token | None:
        """The verb that brings the figure says whether and when: 'the toll could rise to 50'."""
        told = token.head if token.dep_ in {"nsubj", "nsubjpass", "dobj"} else None
        return told if told is not None and told.pos_ in {"VERB", "AUX"} else None

    @staticmethod
    def _of_those_told(token: Token) -> bool:
        """'put the number at 26', 'the figure rose to 40': a number of what was counted before."""
        own = [
            c.lower_ for c in token.children if c.dep_ in {"det", "amod", "compound", "nmod", "prep", "poss", "relcl"}
        ]
        return own == ["the"] and token.dep_ in {"dobj", "nsubj", "nsubjpass"}

    def _toll_outcome(self, token: Token) -> Outcome | None:
        table = frames().toll_of
        near = [c for c in token.children if c.dep_ in {"compound", "amod", "nmod", "acl"}]
        of = [g for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "among"} for g in c.children]
        of += [g for noun in of for g in noun.children if g.dep_ in {"amod", "compound", "acl", "conj"}]
        told = [clause for noun in of for clause in noun.children if clause.dep_ == "relcl"]
        for word in (*near, *of, *told):
            for key in (lemma(word), word.lower_):
                if key in table:
                    return table[key]
        if any(_lost_lives(clause) for clause in told):
            return "killed"
        beside = {c.lower_ for c in token.children}
        if lemma(token) != "toll" or beside & {"road", "heavy", "heavier"}:
            return None
        takes = token.dep_ == "dobj" and token.head.lemma_ in {"take", "exact"} and "the" not in beside
        return None if takes else "killed"  # 'has taken its toll on trust' counts nobody

    def _toll_figures(self, token: Token) -> Iterator[Counted]:
        """The figures of the toll's verb: 'rose from 10 to 12' is 12; 'while others put it at 15' is one more."""
        at, found = token.i - self._unit.start, False
        if (told := self._before(token)) is not None:
            yield told
            return
        verb = token.dep_ == "dobj" and frames().lemmas.get(token.head.lower_, ("", ""))[0] in frames().toll_verbs
        for t in self._tokens[at + 1 : at + 40]:
            if t.text in {";", "."}:
                return
            verb = verb or frames().lemmas.get(t.lower_, ("", ""))[0] in frames().toll_verbs
            counted = self._reader.counted(t)
            if counted is None or counted.first != t.i or not self._may_be_toll(counted):
                continue
            before = t.doc[t.i - 1].lower_
            if t.i <= token.i + 3 and counted.quantity.vague:  # 'a death toll in the hundreds'
                yield counted
                return
            if (
                (verb and before in {"at", "to", "in", "into"})
                or t.lower_ == "at"
                or (not found and (before == "of" or verb))
            ):
                yield counted
                found = True

    def _before(self, token: Token) -> Counted | None:
        """'brings to 12 the number of those killed'."""
        i = token.left_edge.i - 1
        counted = self._reader.counted(token.doc[i]) if i > self._unit.start else None
        to = counted is not None and counted.last == i and counted.first > 0
        return counted if counted is not None and to and token.doc[counted.first - 1].lower_ == "to" else None

    def _last(self, counted: Counted) -> Token:
        return self._tokens[0].doc[counted.last]

    def _may_be_toll(self, counted: Counted) -> bool:
        """Not the old figure ('from 10'), not 'in 20 towns'."""
        before = self._tokens[counted.first - self._unit.start - 1].lower_ if counted.first > self._unit.start else ""
        if any(t is not None and t.dep_ in {"nsubj", "nsubjpass"} for t in (counted.head, self._last(counted))):
            return False  # 'could rise as dozens are missing'
        if before == "in" and counted.quantity.vague:
            return True  # 'put the death count in the hundreds'
        return before not in {"from", "since", "in", "by"} and (counted.head is None or fits(counted.head, "people"))


def _lost_lives(clause: Token) -> bool:
    """'the number of soldiers who have lost their lives'."""
    lights = [light for light in frames().lights if light.outcome == "killed" and clause.lemma_ in light.verbs]
    return any(c.dep_ == "dobj" and lemma(c) in light.nouns for c in clause.children for light in lights)
