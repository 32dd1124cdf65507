"""What the rules find before it is merged: one figure of one outcome at one place."""

from dataclasses import dataclass

from spacy.tokens import Token

from extraction.document import Unit
from models.events import Outcome
from models.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure. head: noun of the victims, or the figure's own word where it stands alone.

    victims: tokens first … last of their noun phrase. agent: who did it, for the cause.
    definite: may be people told of before ('he', 'the driver'); named: one person by name or pronoun.
    """

    unit: Unit
    trigger: Token
    outcome: Outcome
    quantity: Quantity
    head: Token
    victims: tuple[int, int]
    rule: str
    is_part: bool = False
    agent: Token | None = None
    clause: Token | None = None
    definite: bool = False
    named: bool = False
    confidence: float = 0.7

    @property
    def governor(self) -> Token:
        """The word whose clause says whether, when and where: the verb of 'left 5 dead', else the trigger."""
        return self.clause if self.clause is not None else self.trigger


@dataclass(frozen=True, slots=True)
class Unread:
    """A trigger whose victims its own sentence does not count: 'they were killed', 'and later shot dead'.

    head: the word in the victims' place; null = none there.
    """

    trigger: Token
    outcome: Outcome
    name: str
    head: Token | None
