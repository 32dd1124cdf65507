"""Sentences that tell who the victims were → parts of their figure: 'They included two guards', 'two of the dead'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import is_people, lemma
from extraction.casualties.victims import Victim, VictimReader
from extraction.document import Unit
from extraction.syntax import child
from models.events import Outcome
from models.quantity import Quantity

_TELLS = frozenset({"be", "include", "comprise"})
_THEY = frozenset({"they", "victims", "casualties", "all", "both"})
_NEAR = 3  # sentences back to the figure that 'they' counts
_COUNTED = frozenset({"figure", "article", "pair"})
_ARTICLES = frozenset({"the", "those", "these"})
_THEM = frozenset({"them", "whom", "those"})


def may_tell_who(unit: Unit, tokens: list[Token], before: list[Finding]) -> bool:
    """Right behind a figure, and no word of harm in it: 'Ten were children', 'Among them were two nurses'."""
    if not before or unit.index - before[-1].unit.index != 1:
        return False
    return any(t.tag_ == "CD" or t.lower_ == "among" for t in tokens[:2]) and any(t.lemma_ == "be" for t in tokens)


class RollReader:
    """Reads one sentence for lists of victims counted before. before: findings of earlier sentences."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader, before: list[Finding]) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader
        self._before = before

    def find(self) -> Iterator[Finding]:
        """All parts, in order."""
        for token in self._tokens:
            if token.lemma_ in _TELLS and (named := child(token, "nsubj")) is not None:
                yield from self._list(token, named)
            if token.lemma_ == "be":
                yield from self._of_them(token)
            if token.lower_ in frames().among:
                yield from self._share(token)

    def _list(self, verb: Token, named: Token) -> Iterator[Finding]:
        """'The victims were four children and four adults', 'the slain officials included two colonels'."""
        outcome = self._outcome(named)
        if outcome is None:
            return
        for noun in verb.children:
            if noun.dep_ in {"attr", "dobj"} and noun.i > verb.i:
                for victim in self._reader.read(noun, "people"):
                    related = victim.by == "definite" and not victim.definite
                    if victim.by in _COUNTED or related:
                        yield self._part(named, outcome, victim)

    def _of_them(self, verb: Token) -> Iterator[Finding]:
        """'Ten (of them) were children', 'ten of whom are nurses', 'among them were ten children'."""
        told = [f for f in self._before if f.trigger.i < verb.i and self._unit.index - f.unit.index <= 1]
        whole = next((f for f in reversed(told) if not f.is_part and f.quantity.high != 1), None)
        who = child(verb, "attr", "nsubj")
        if whole is None or who is None:
            return
        among = next((c for c in verb.children if c.lower_ == "among" and c.i < verb.i), None)
        if among is not None and (them := child(among, "pobj")) is not None and them.lower_ in _THEM:
            for victim in self._reader.read(who, "people"):
                if victim.by in _COUNTED and victim.head.i > verb.i:
                    yield self._part(verb, whole.outcome, victim)
            return
        share, kind = child(verb, "nsubj"), child(verb, "attr")
        counted = self._reader.counted(share) if share is not None else None
        if share is None or counted is None or kind is None or kind.tag_ != "NNS" or not is_people(kind):
            return
        if counted.head is not None and counted.head.lower_ not in _THEM:
            return
        if _less(counted.quantity, whole.quantity) and self._reader.counted(kind) is None:
            victim = Victim(kind, counted.quantity, "figure", (kind.left_edge.i, kind.i))
            yield self._part(verb, whole.outcome, victim)

    def _outcome(self, named: Token) -> Outcome | None:
        """What befell them: by a word at the subject, else by the figure that was told last."""
        near = [named, *(c for c in named.children if c.dep_ in {"acl", "amod"})]
        own = next((frames().states[t.lower_] for t in near if t.lower_ in frames().states), None)
        if own is not None:
            return own if named.tag_ in {"NNS", "DT", "JJ", "NNPS", "VBN"} else None
        if named.lower_ not in _THEY:
            return frames().among.get(named.lower_)
        recent = [f for f in self._before if self._unit.index - f.unit.index <= _NEAR]
        told = [f for f in recent if not f.is_part and f.quantity.high != 1]
        last = [f.outcome for f in told if f.unit.index == told[-1].unit.index]
        return (
            "killed" if "killed" in last else next(reversed(last), None)
        )  # of dead and wounded, mostly the dead are listed

    def _share(self, state: Token) -> Iterator[Finding]:
        """'two of the dead were officers', '11 of the wounded', 'two of the 12 killed'."""
        i = state.i - 1
        while i > self._unit.start and (state.doc[i].tag_.startswith(("RB", "CD"))):
            i -= 1
        if i - 2 < self._unit.start or state.doc[i].lower_ not in _ARTICLES or state.doc[i - 1].lower_ != "of":
            return
        counted = self._reader.counted(state.doc[i - 2])
        if counted is None or counted.last != i - 2 or self._heals_or_dies(state):
            return
        victim = Victim(state.doc[i - 2], counted.quantity, "figure", (counted.first, state.i))
        told = self._outcome(state) if state.lower_ in _THEY else None
        yield self._part(state, told or frames().among[state.lower_], victim)

    @staticmethod
    def _heals_or_dies(state: Token) -> bool:
        """'three of the wounded died', 'two of the missing were found': their lot is another one by now."""
        after = [t.lower_ for t in state.doc[state.i + 1 : min(state.sent.end, state.i + 4)]]
        return any(word in frames().cues or word in {"found", "recovered", "released"} for word in after)

    def _part(self, trigger: Token, outcome: Outcome, victim: Victim) -> Finding:
        return Finding(
            unit=self._unit, trigger=trigger, outcome=outcome, quantity=victim.quantity, head=victim.head,
            victims=victim.span, rule=f"{lemma(trigger)}:roll:{victim.by}", is_part=True, confidence=0.65,
        )  # fmt: skip


def _less(part: Quantity, whole: Quantity) -> bool:
    """True where the one figure can be a part of the other."""
    most, least = part.best or part.high or part.low or 0, whole.best or whole.high or whole.low or 0
    return 0 < most < least or (whole.high is None and most > 0)


def unnumbered(unit: Unit, tokens: list[Token]) -> Iterator[Finding]:
    """'Those killed came from all over, including ten clerks': a whole without a figure, only for its parts."""
    for at, token in enumerate(tokens[1:], 1):
        if token.lower_ in frames().among and tokens[at - 1].lower_ in _ARTICLES:
            quantity = Quantity(low=2, best=None, high=None, rule="at_least")
            yield Finding(
                unit=unit, trigger=token, outcome=frames().among[token.lower_], quantity=quantity, head=token,
                victims=(tokens[at - 1].i, token.i), rule="whole:roll:none",
            )  # fmt: skip
