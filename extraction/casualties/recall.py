"""Triggers whose victims stand elsewhere → findings: 'They were later killed', 'and later on shot dead'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding, Unread
from extraction.casualties.people import lemma, words
from extraction.document import Unit

_THEY = frozenset({"they", "them", "all", "both", "themselves", "their"})
_KNOWN = frozenset(
    {"duo", "trio", "victims", "hostages", "captives", "abductees", "men", "women", "boys", "girls", "brothers"}
)
_HELD = frozenset({"captured", "missing"})
_FAR = 6  # findings back
_LINKS = frozenset({"and", "then", "later", "subsequently"})


def told_again(unit: Unit, unread: list[Unread], found: list[Finding], before: list[Finding]) -> Iterator[Finding]:
    """Another fate of people counted earlier: same figure, new outcome. found: this sentence's own findings."""
    for open_ in unread:
        earlier = [f for f in found if f.trigger.i < open_.trigger.i]
        whole = next((f for f in reversed(earlier or before) if not f.is_part), None)
        if whole is None or whole.outcome == open_.outcome:
            continue
        if open_.head is not None and open_.head.i < whole.trigger.i and whole.unit.index == unit.index:
            continue  # 'They stabbed an officer before being shot dead': they are not the officer
        if (open_.head is not None and _recalls(open_.head)) or _subject_left_out(open_, unit, earlier):
            rule = f"{open_.name}:recalled:{whole.rule.rsplit(':', 1)[-1]}"
            for one in _together(whole, earlier or before, open_.head):
                yield replace(
                    one, unit=unit, trigger=open_.trigger, outcome=open_.outcome, rule=rule, agent=None, confidence=0.6
                )


def _together(whole: Finding, told: list[Finding], head: Token | None) -> list[Finding]:
    """'Rebels took A and B. They were killed': both of them, one row each as they were told."""
    if head is None or head.lower_ not in _THEY or not whole.named:
        return [whole]
    return [f for f in told if f.trigger.i == whole.trigger.i and f.outcome == whole.outcome and f.named]


def counted_again(bare: list[Finding], found: list[Finding], before: list[Finding]) -> Iterator[Finding]:
    """Figures without a noun, of people counted before: 'Tavia holds 31 soldiers. Its neighbour holds 26'.

    A bare 'put the number at 26' takes over the outcome of the last figure told.
    """
    for figure in bare:
        earlier = [f for f in (*before[-_FAR:], *found) if f.trigger.i < figure.trigger.i and f.quantity.high != 1]
        same = (f for f in reversed(earlier) if _counts_such(figure, f))
        whole = next((f for f in same if not f.is_part), None)
        if whole is not None and not any(f.quantity == figure.quantity and f.unit is figure.unit for f in found):
            outcome = whole.outcome if figure.rule.startswith("number:") else figure.outcome
            yield replace(figure, outcome=outcome, head=whole.head, victims=whole.victims)


def _counts_such(figure: Finding, told: Finding) -> bool:
    """A number counts whatever was told; captives need captives before them, or fighters in the same sentence."""
    fighters = told.unit is figure.unit and lemma(told.head) in words("fighters")
    return figure.rule.startswith("number:") or told.outcome in _HELD or fighters


def _recalls(head: Token) -> bool:
    if head.lower_ in _THEY:
        return True
    return head.lower_ in _KNOWN and any(c.lower_ in {"the", "these", "those"} for c in head.children)


def _subject_left_out(open_: Unread, unit: Unit, earlier: list[Finding]) -> bool:
    """'was abducted … and later on shot dead': no victims of its own, a passive before it, linked by 'and'."""
    token = open_.trigger
    if open_.head is not None or not any(":passive" in f.rule for f in earlier):
        return False
    for before in reversed(token.doc[unit.start : token.i]):
        if before.lower_ in _LINKS:
            return True
        if before.tag_ not in {"RB", "RBR", "IN", "VBN", "VBD", "NN"} or token.i - before.i > 4:
            return False
    return False
