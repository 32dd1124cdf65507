"""A sentence's findings → figures whose verb was said before: 'and five more on Tuesday', 'as were two guards'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.victims import Victim, VictimReader
from extraction.counts import Counted
from extraction.syntax import child
from models.events import Outcome

_PLACES = frozenset({"in", "on", "at", "near", "outside", "during", "elsewhere", "yesterday", "today"})
_LIKE = frozenset({"as", "so"})
_AUXILIARIES = frozenset({"were", "was", "are", "did", "had", "have"})


def gapped(tokens: list[Token], found: list[Finding], reader: VictimReader) -> Iterator[Finding]:
    """'two died on Monday and five more on Tuesday': a figure whose verb was said before."""
    taken = {i for f in found for i in (f.head.i, *range(f.victims[0], f.victims[1] + 1))}
    for at, token in enumerate(tokens[1:-1], 1):
        counted = reader.counted(token)
        if counted is None or counted.first != token.i or taken & {*range(token.i, counted.last + 1)}:
            continue
        head = counted.head if counted.head is not None else token.doc[counted.last]
        more = counted.quantity.additional or head.lower_ in {"others", "more", "another"}
        end = max(head.i, counted.last) + 1
        after = token.doc[end] if end < len(token.doc) else None
        whole = next((f for f in reversed(found) if f.trigger.i < token.i and not f.is_part), None)
        if whole is None or after is None or not (more or _elsewhere(counted, whole, after)):
            continue
        if tokens[at - 1].lower_ not in {"and", ",", "but"}:
            continue
        if after.lower_ in _PLACES or after.ent_type_ == "DATE":
            victim = Victim(head, counted.quantity, "figure", (counted.first, end - 1))
            yield replace(
                whole, trigger=head, clause=head, quantity=victim.quantity, head=head, victims=victim.span, agent=None,
                definite=False, named=False, rule=f"{whole.rule.split(':')[0]}:gapped:figure", confidence=0.6,
            )  # fmt: skip


def _same_noun_elsewhere(counted: Counted, whole: Finding, after: Token) -> bool:
    """'killed three herders in Vell and two in Orvash': a bare figure with another place."""
    said = whole.head.doc[whole.head.i + 1 : whole.head.i + 2]
    places = [c for t in (*said, after) if t.lower_ in {"in", "at", "near"} for c in t.children if c.dep_ == "pobj"]
    return counted.head is None and len(places) == 2 and all(c.tag_ == "NNP" for c in places)


def _elsewhere(counted: Counted, whole: Finding, after: Token) -> bool:
    return _same_noun_elsewhere(counted, whole, after) or _another_time(counted, whole, after)


def _another_time(counted: Counted, whole: Finding, after: Token) -> bool:
    """'were killed on Monday, five on Tuesday': a bare figure with the verb's own preposition."""
    if counted.head is not None or after.lower_ not in {"in", "on", "at"}:
        return False
    shared = any(c.lower_ == after.lower_ and whole.governor.i < c.i < after.i for c in whole.governor.children)
    noun = child(after, "pobj")
    return shared and noun is not None and noun.lower_ not in frames().conditions


def as_many(tokens: list[Token], found: list[Finding]) -> Iterator[Finding]:
    """'three were killed and as many injured', 'an equal number of …': the sentence's first figure once more."""
    first = next((f for f in found if "figure" in f.rule), None)
    if first is None:
        return
    for at, token in enumerate(tokens):
        if (
            token.lower_ == "as"
            and at + 1 < len(tokens)
            and tokens[at + 1].lower_ == "many"
            and (at + 2 >= len(tokens) or tokens[at + 2].lower_ != "as")
        ):
            outcome = _next_state(tokens[at + 2 : at + 8])
            if outcome is not None and outcome != first.outcome:
                yield replace(first, trigger=tokens[at + 1], outcome=outcome, rule="as many:state:figure")


def _next_state(tokens: list[Token]) -> Outcome | None:
    return next((frames().states[t.lower_] for t in tokens if t.lower_ in frames().states), None)


def likewise(tokens: list[Token], found: list[Finding], reader: VictimReader) -> Iterator[Finding]:
    """'Five soldiers were killed, as were two clerks': the verb before, said by its auxiliary alone."""
    for at, token in enumerate(tokens[1:-1], 1):
        verb = tokens[at + 1]
        if token.lower_ not in _LIKE or verb.lower_ not in _AUXILIARIES or tokens[at - 1].lower_ not in {",", "and"}:
            continue
        whole = next((f for f in reversed(found) if f.trigger.i < token.i and not f.is_part), None)
        noun = child(verb, "nsubj", "nsubjpass", "attr", "dobj")
        if whole is None or noun is None or noun.i < verb.i:
            continue
        for victim in reader.read(noun, "living"):
            if not any(f.head.i == victim.head.i for f in found):
                yield replace(
                    whole, trigger=verb, clause=verb, quantity=victim.quantity, head=victim.head, victims=victim.span,
                    is_part=victim.is_part, definite=victim.definite, named=victim.named,
                    rule=f"{whole.rule.split(':')[0]}:likewise:{victim.by}",
                )  # fmt: skip
