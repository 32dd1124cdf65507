"""A sentence's findings → also its parts: 'including three children', 'one of them seriously', 'killed: 10 men'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import is_people
from extraction.casualties.victims import Victim, VictimReader
from extraction.counts import Counted
from models.events import Outcome

_GRADES = frozenset(
    {"seriously", "critically", "severely", "gravely", "fatally", "badly", "lightly", "slightly", "mildly"}
)
_OPENERS = frozenset({"—", "–", "--", "-", ":", "("})
_INSERTED = frozenset({":", "(", "—", "–", "--"})
_NEAR = 4  # tokens from the whole to its first item
_JOINTS = frozenset({"or", "and", "/", "and/or", ","})
_STOPS = frozenset({"were", "was", "have", "had", "has", ".", ";", "when", "after", "while", "in", "on", "at"})


def parts_of(tokens: list[Token], found: list[Finding], reader: VictimReader) -> Iterator[Finding]:
    """Figures that count a part of a figure of the same sentence."""
    taken = {f.head.i for f in found} | {i for f in found for i in range(f.victims[0], f.victims[1] + 1)}
    for at, token in enumerate(tokens):
        if _opens_parts(tokens, at) and (whole := _whole(token, found)) is not None:
            for victim in _listed(tokens[at + 1 :], token, reader):
                if victim.head.i not in taken:
                    yield _part(whole, victim, token.lower_)
        counted = reader.counted(token)
        if counted is not None and counted.first == token.i and token.i not in taken and counted.part:
            whole = _whole(token, found)
            if whole is not None and _of_them(counted):
                part = _part(whole, _victim(token, counted), "of them")
                yield replace(part, outcome=_graded(counted, whole.outcome))
        if counted is not None and counted.first == token.i and token.i not in taken and _graded_alone(tokens, counted):
            whole = _whole(token, found)
            if whole is not None and whole.outcome == "wounded":
                yield _part(whole, _victim(token, counted), "graded")


def _opens_parts(tokens: list[Token], at: int) -> bool:
    """'including', and 'among' before 'them': 'among his four guards' opens nothing."""
    if tokens[at].lower_ == "among":
        return at + 1 < len(tokens) and tokens[at + 1].lower_ in {"them", "those", "whom"}
    return tokens[at].lower_ in frames().parts


def _of_them(counted: Counted) -> bool:
    if counted.head is None or counted.head.lower_ not in {"them", "whom", "which"}:
        return False
    after = counted.head.doc[counted.head.i + 1] if counted.head.i + 1 < len(counted.head.doc) else None
    return after is not None and (
        after.lower_ in _GRADES | {"children", "women", "civilians"} or after.tag_ in {"NN", "NNS", "DT", "IN", "JJ"}
    )


def _graded_alone(tokens: list[Token], counted: Counted) -> bool:
    """'22 were injured, three critically': a figure and how badly, without 'of them'."""
    doc = tokens[0].doc
    if counted.head is not None or counted.first <= tokens[0].i or counted.last >= tokens[-1].i:
        return False
    return doc[counted.first - 1].lower_ in {",", "and"} and doc[counted.last + 1].lower_ in _GRADES


def _graded(counted: Counted, outcome: Outcome) -> Outcome:
    """'eleven of them fatal': what became of the part."""
    after = counted.head.i + 1 if counted.head is not None else counted.last + 1
    words = counted.head.doc[after : after + 1] if counted.head is not None else ()
    return next((frames().graded[t.lower_] for t in words if t.lower_ in frames().graded), outcome)


def _whole(token: Token, found: list[Finding]) -> Finding | None:
    """The finding that 'including' opens up: the nearest whose victims stand before it."""
    before = [f for f in found if f.victims[0] < token.i and not f.is_part and f.quantity.high != 1]
    return max(before, key=lambda f: f.victims[0], default=None)


def _listed(after: list[Token], opener: Token, reader: VictimReader) -> Iterator[Victim]:
    """The first noun behind 'including' and what is coordinated with it."""
    direct = next((c for c in opener.children if c.dep_ in {"pobj", "dobj"} and c.i > opener.i), None)
    if opener.lower_ == "among":  # 'among them a woman'
        direct, after = None, after[1:]
    head = direct or next(
        (t for t in after[:6] if t.tag_ in {"NN", "NNS", "NNP", "CD"} and t.lower_ not in _STOPS), None
    )
    if head is None:
        return
    for victim in reader.read(head, "people"):
        counted = victim.by in {"figure", "article", "pair"} and (is_people(victim.head) or victim.head.tag_ == "CD")
        if counted or victim.by in {"named", "definite"}:  # 'including Colonel Orlin', 'including their driver'
            yield victim


def _victim(token: Token, counted: Counted) -> Victim:
    return Victim(token, counted.quantity, "figure", (counted.first, counted.last), is_part=True)


def _part(whole: Finding, victim: Victim, opener: str) -> Finding:
    return replace(
        whole, quantity=victim.quantity, head=victim.head, victims=victim.span, is_part=True, definite=False,
        named=False, rule=f"{opener}:part:{victim.by}",
    )  # fmt: skip


def of_those(tokens: list[Token], found: list[Finding]) -> list[Finding]:
    """'Of the 44 injured, 12 are in hospital': what follows the comma is a part."""
    comma = next((t.i for t in tokens if t.text == ","), None)
    if comma is None or [t.lower_ for t in tokens[:2]] not in (["of", "the"], ["of", "those"], ["of", "these"]):
        return found
    wholes = {f.outcome for f in found if f.head.i < comma or f.trigger.i < comma}
    return [replace(f, is_part=True) if f.head.i > comma and f.outcome in wholes else f for f in found]


def itemized_parts(found: list[Finding]) -> list[Finding]:
    """'killed four farmers — two children and two women': what a dash or colon opens up, or adds up, are parts."""
    out = list(found)
    for whole in found:
        size = whole.quantity.best
        if size is None or size < 2 or whole.is_part or whole.named:
            continue
        last = max(whole.victims[1], whole.head.i)
        after = (f for f in out if f.outcome == whole.outcome and f.victims[0] > last and not f.named)
        items = list({f.head.i: f for f in after if f.trigger.i == whole.trigger.i}.values())
        listed = bool(items) and items[0].head.doc[items[0].victims[0] - 1].text in _INSERTED
        if not items or (whole.trigger.i in range(last, items[0].victims[0]) and not listed):
            continue
        opened = whole.head.doc[last + 1].text in _OPENERS and items[0].victims[0] - last <= _NEAR
        sums_up = len(items) > 1 and sum(f.quantity.best or 0 for f in items) == size
        if opened or sums_up:
            heads = {f.head.i for f in items}
            out = [replace(f, is_part=True) if f.head.i in heads else f for f in out]
    return out


def joint(tokens: list[Token], found: list[Finding]) -> list[Finding]:
    """'killed or wounded', 'dead and wounded': one figure for both, unless each has its own."""
    out = list(found)
    for triggers, outcome in _joined(tokens):
        mine = [f for f in out if f.trigger.i in triggers]
        if len(mine) > 1 and len({f.head.i for f in mine}) == len(mine):
            continue  # 'were killed and wounded three more': each its own
        kept = {f.head.i: replace(f, outcome=outcome) for f in reversed(mine)}
        out = [f for f in out if f.trigger.i not in triggers and not _loses(f, kept)] + list(kept.values())
        if not mine:  # '4,000 casualties, dead and wounded', 'lost 400 men, killed and wounded'
            out = [replace(f, outcome=outcome) if _of_any_kind(f, triggers) else f for f in out]
    return out


def _loses(f: Finding, joined: dict[int, Finding]) -> bool:
    """'has lost 600 dead and wounded': the verb alone would make them all dead."""
    return f.rule.startswith("lose:") and f.head.i in joined


def without_former(found: list[Finding]) -> list[Finding]:
    """'left 20 displaced people dead': what they were before they died is not told here."""
    dead = {f.head.i for f in found if f.outcome == "killed"}
    former = (f for f in found if f.outcome == "displaced" and f.trigger.dep_ == "amod" and f.trigger.i < f.head.i)
    told = {id(f) for f in former if f.head.i in dead}
    return [f for f in found if id(f) not in told]


def _of_any_kind(f: Finding, triggers: frozenset[int]) -> bool:
    return f.outcome == "casualties" or (f.rule.startswith("lose:") and f.trigger.i < min(triggers))


def _joined(tokens: list[Token]) -> Iterator[tuple[frozenset[int], Outcome]]:
    """Runs of states: 'killed or seriously wounded', 'killed, wounded or captured'; with the outcome they make."""
    states = frames().states
    run: list[Token] = []
    words: set[str] = set()
    for token in [*tokens, None]:
        if token is not None and token.lower_ in states:
            run.append(token)
        elif token is not None and run and (token.lower_ in _JOINTS or token.tag_ == "RB"):
            words.add(token.lower_)
        else:
            if (outcome := _joint_outcome({states[t.lower_] for t in run}, words)) is not None:
                yield frozenset(t.i for t in run), outcome
            run, words = [], set()


def _joint_outcome(outcomes: set[Outcome], words: set[str]) -> Outcome | None:
    """'or' joins any outcomes; 'and' only such as one body count holds ('abducted and killed' is a sequence)."""
    if len(outcomes) < 2 or not words & {"or", "and", "/", "and/or"}:
        return None
    if outcomes == {"killed", "wounded"}:
        return "killed_or_wounded"
    return "casualties" if words & {"or", "/", "and/or"} or outcomes == {"killed", "missing"} else None
