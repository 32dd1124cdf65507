"""Cue → who said it: the head noun of its source."""

from functools import cache

from spacy.tokens import Token

from extraction.statements.frames import sources
from extraction.syntax import agent, child, is_passive, subject

_PERSONAL = frozenset({"he", "she", "they", "i", "we", "who"})


def source(cue: Token, *, agentive: bool) -> Token | None:
    """The noun that names the speaker; None where nobody does, or nobody in particular.

    agentive: the cue alone does not show that its subject can speak, so the noun must.
    """
    head = agent(cue) if is_passive(cue) else subject(cue) or _inverted(cue)
    if head is None or head.i == cue.i or not is_somebody(head):
        return None
    return head if not agentive or can_speak(head) else None


def _inverted(cue: Token) -> Token | None:
    """'… ," said Moon': the parser sometimes takes the speaker behind the cue for its object."""
    after = child(cue, "dobj", "attr", "npadvmod", "oprd")
    return after if after is not None and cue.i < after.i <= cue.i + 6 and can_speak(after) else None


def is_somebody(head: Token) -> bool:
    """False for 'some', 'it', 'many people', 'this', numbers and clauses."""
    if head.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"}:
        return False
    word = head.lower_
    if word in sources().nobody or head.lemma_.lower() in {"people", "thing"}:
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        return inner is not None and inner.pos_ in {"NOUN", "PROPN"} and can_speak(inner) and word not in {"it"}
    return True


def can_speak(head: Token) -> bool:
    """True for names, nations, persons, bodies and documents."""
    if head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or head.lower_ in _PERSONAL or head.pos_ == "PROPN":
        return True
    if head.ent_type_ in {"DATE", "MONEY", "PERCENT", "TIME", "QUANTITY"} or head.pos_ not in {"NOUN", "ADJ"}:
        return False
    return _noun_speaks(head.lemma_.lower())


@cache
def _noun_speaks(lemma: str) -> bool:
    words = sources()
    last = lemma.rsplit("-", 1)[-1]
    if any(w in words.persons or w in words.bodies or w in words.documents for w in (lemma, last)):
        return True
    return lemma.endswith(words.endings) and lemma not in _THINGS


def is_document(head: Token) -> bool:
    """True for 'report', 'poll', 'letter'."""
    return head.lemma_.lower() in sources().documents and head.pos_ in {"NOUN", "PROPN"}


def is_media(text: str) -> bool:
    """True when a name or noun phrase is one of a newspaper, broadcaster or agency."""
    return any(word.strip(".,'’").lower() in sources().media for word in text.split())


_THINGS = frozenset(
    "number power matter order weather computer paper water power factor error sector corner chapter computer counter answer "
    "disaster murder border danger manner summer winter dinner offer quarter letter member character shelter theater theatre "
    "center river tower layer color colour favor favour flavor horror terror humor labor motor vapor behavior behaviour "
    "door floor moment want list twist mist fist grant plant restaurant hair repair affair gear ear fear tear year career "
    "variant determinant component current instant tenant pan plan fan ban span scan van clan organ ocean bean jean "
    "initiative objective motive narrative perspective alternative incentive drive dive hive five olive archive adjective "
    "degree fee tree coffee guarantee knee refugee-camp committee-room trophy deer beer peer pioneer engineer-ing "
    "action-er helicopter fighter-jet bomber destroyer carrier cruiser trigger transfer encounter barrier indicator sensor "
    "reactor tractor elevator anchor mirror tumor visitor-center lever layer laser lumber rubber timber fiber feather leather "
    "mother-board server browser folder router printer finger shoulder liver bladder cancer fever slaughter laughter after".split()
)
