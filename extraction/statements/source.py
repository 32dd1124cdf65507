"""Cue → who said it: the head noun of its source."""

from functools import cache

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.statements.frames import infinitives, sources, verb_frames
from extraction.statements.pieces import is_to
from extraction.syntax import agent, ancestors, child, is_passive, subject

_PERSONAL = frozenset({"he", "she", "they", "i", "we", "who", "his", "her", "their"})
_QUOTING = frozenset({"quote", "cite", "report", "record", "describe", "paraphrase"})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CLOSING = frozenset({"”", "’", '"', "''", ","})
_SEPARATORS = frozenset({",", "”", "’", '"', "(", ")", "—", "–", "--"})
_NOT_ACTING = frozenset({"DATE", "MONEY", "PERCENT", "TIME", "QUANTITY", "CARDINAL", "ORDINAL"})


def source(cue: Token, *, agentive: bool, sure: bool = False) -> Token | None:
    """The noun that names the speaker; None where nobody does, or nobody in particular.

    agentive: the cue alone does not show that its subject can speak, so the noun must.
    sure: the cue does nothing but report, so that the noun right before it may speak where the parser saw no subject.
    """
    head = _subject(cue)
    if sure and (head is None or (not can_speak(head) and head.i < cue.i and child(cue, "nsubj") is not None)):
        head = _beside(cue) or head
    if head is None and cue.dep_ == "ROOT":
        head = _named_beside(cue)
    head = _by_name(head) if head is not None else None
    if head is None or head.i == cue.i or not is_somebody(head):
        return None
    shared = head.lower_ in sources().nobody and head.lower_ != "those"  # 'all of the candidates'
    return head if not agentive or can_speak(head) or shared else None


def _beside(cue: Token) -> Token | None:
    """'…, one man in a red cap told reporters', '…, the governor, a physician, said': who stands right before the cue.

    The noun phrase between the last mark and the cue, where it can speak; its own appositions count as such.
    """
    if is_passive(cue) or cue.tag_ == "VBG" or is_to(cue):
        return None
    last = cue.i - 1
    while last > cue.sent.start and (_aside(cue.doc[last]) or cue.doc[last].text in _SEPARATORS):
        last -= 1
    first = last
    while first > cue.sent.start and cue.doc[first - 1].text not in _SEPARATORS and cue.doc[first - 1].dep_ != "mark":
        first -= 1
    nouns = [t for t in cue.doc[first : last + 1] if t.pos_ in {"NOUN", "PROPN"} and not first <= t.head.i <= last]
    nouns += [
        t for t in cue.doc[first : last + 1] if t.pos_ in {"NOUN", "PROPN"} and t.head.pos_ not in {"ADP", "NOUN"}
    ]
    found = next((t for t in nouns if t.dep_ not in {"pobj", "compound", "poss", "npadvmod"} and can_speak(t)), None)
    return None if any(t.pos_ == "VERB" for t in cue.doc[first : last + 1]) else found


def _named_beside(cue: Token) -> Token | None:
    """'While answering the minister, the MP Ina Reyes expressed …', where the parser made the name an apposition."""
    before = cue.nbor(-1) if cue.i > cue.sent.start else None
    named = before is not None and before.ent_type_ == "PERSON" and before.dep_ in {"appos", "npadvmod", "conj"}
    return before if named and cue.tag_ in {"VBD", "VBZ"} and not is_passive(cue) else None


def _aside(word: Token) -> bool:
    """'now', 'has', or an age between commas: 'Oskar Brandt, 44, said'."""
    return word.pos_ in {"ADV", "AUX"} or (word.pos_ == "NUM" and word.doc[word.i - 1].text == ",")


def _subject(cue: Token) -> Token | None:
    if (named := _named_as_saying(cue)) is not None:
        return named
    bare = cue.dep_ == "advcl" and cue.tag_ in {"VBD", "VBN"} and child(cue, "nsubj", "aux") is None
    if bare and child(cue, "agent") is not None:
        return agent(cue)  # 'a prison, dubbed the “Hilton” by soldiers'
    if is_passive(cue) or (cue.dep_ == "acl" and cue.tag_ == "VBD" and cue.head.dep_ != "ROOT"):
        return agent(cue) or low_agent(cue)
    top = cue.head if cue.dep_ == "conj" and cue.head.tag_ == "VBG" else cue  # 'a letter saying …, and urging …'
    if top.dep_ == "acl" and child(cue, "nsubj") is None and (giver := _giver(top.head)) is not None:
        return giver
    if (teller := _teller(cue)) is not None:
        return teller
    own = _own_subject(cue)
    if own is not None and own.tag_ not in {"WP", "WDT"}:
        return own
    if is_to(cue) and cue.dep_ in {"xcomp", "ccomp", "advcl"} and cue.head.lemma_ in infinitives().cause:
        return child(cue, "nsubj") or child(cue.head, "dobj") or subject(cue)
    found = subject(cue) or _inverted(cue) or _fronted(cue) or _behind(cue)
    return _person_before_who(cue, found) if found is not None else None


def low_agent(cue: Token) -> Token | None:
    """'was asked to keep them by the committee', where the parser hung 'by' on the infinitive."""
    below = child(cue, "xcomp")
    by = next((c for c in below.children if c.lower_ == "by" and c.i > below.i), None) if below is not None else None
    inner = child(by, "pobj") if by is not None else None
    return inner if inner is not None and inner.pos_ in {"NOUN", "PROPN"} and can_speak(inner) else None


def _behind(cue: Token) -> Token | None:
    """'…,” said Oskar Brandt, who heads the group …': the noun right behind, wherever the parser hung it."""
    if cue.i + 1 >= cue.sent.end or cue.tag_ not in {"VBD", "VBZ"} or cue.doc[cue.i - 1].text not in _CLOSING:
        return None
    found = cue.doc[cue.i + 1]
    while found.dep_ in {"compound", "amod", "det", "nmod", "poss"} and found.head.i > found.i:
        found = found.head
    return found if found.pos_ in {"NOUN", "PROPN"} and can_speak(found) else None


def _by_name(head: Token) -> Token:
    """'One of them, Oskar Brandt': Oskar Brandt."""
    name = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    return name if name is not None and head.lower_ in sources().nobody else head


def _own_subject(cue: Token) -> Token | None:
    """The cue's own subject; where the parser saw two ('Estimates …, but officials say'), the one nearest to it."""
    behind = next((c for c in cue.children if c.dep_ == "nsubj" and c.i > cue.i), None)
    own = [c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i]
    if own and behind is not None and can_speak(behind):
        return behind  # 'The vote signals the end, said Brandt', where the parser takes 'signals' for a noun
    if len(own) < 2:
        return child(cue, "nsubj")
    first, last = own[0], own[-1]
    described = first.right_edge.i + 2 == last.left_edge.i and last.left_edge.lower_ in {"a", "an"}
    return first if described else last  # 'Velm, a project of students, says'


def _fronted(cue: Token) -> Token | None:
    """'The ministers, addressing a council, said …', 'He has claimed that …, pledged …': the clause before has it."""
    for c in cue.children:
        reporting = c.pos_ == "VERB" and c.lemma_.lower() in verb_frames()
        if c.dep_ in {"ccomp", "advcl"} and c.i < cue.i and (c.tag_ == "VBG" or reporting):
            own = child(c, "nsubj")
            if own is not None and own.i < c.i and child(c, "mark") is None and can_speak(own):
                return own
    return None


def _teller(cue: Token) -> Token | None:
    """'emailed supporters saying …': whoever wrote to them says it."""
    hearer = cue.head
    if cue.dep_ != "acl" or cue.tag_ != "VBG" or hearer.dep_ not in {"dobj", "dative"} or hearer.head.pos_ != "VERB":
        return None
    told = any(f.hears for f in verb_frames().get(hearer.head.lemma_.lower(), ()))
    return subject(hearer.head) if told else None


def _named_as_saying(cue: Token) -> Token | None:
    """'quoted the mayor as saying', 'the mayor was quoted as saying'."""
    if cue.dep_ not in {"pcomp", "advcl", "acl"} or cue.tag_ != "VBG" or cue.doc[cue.i - 1].lower_ != "as":
        return None
    for governor in reversed(cue.doc[cue.sent.start : cue.i]):
        if governor.lemma_.lower() in _QUOTING and governor.pos_ == "VERB":
            if is_passive(governor):
                return child(governor, "nsubjpass") or (governor.head if governor.dep_ == "acl" else None)
            return child(governor, "dobj") or child(governor, "dative")
    return None


def _giver(document: Token) -> Token | None:
    """'issued a statement saying': who gave a document that speaks; the document itself where nobody is named."""
    if document.dep_ == "pobj" and (
        _is_medium(document) or document.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME"}
    ):
        return _around_medium(document)
    if document.dep_ == "pobj" and document.head.lower_ == "of" and document.head.head.dep_ == "dobj":
        document = document.head.head  # 'a series of tweets'
    elif not is_document(document):
        return None
    for c in document.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from"} and child(c, "pobj") is not None:
            return child(c, "pobj")
    owner = child(document, "poss")
    if owner is not None:
        return owner
    if document.dep_ == "dobj" and document.head.pos_ == "VERB":
        return subject(document.head)
    return None


def _around_medium(noun: Token) -> Token | None:
    """'posted a message on Twitter blaming …': the subject of the clause, or the giver of the document."""
    above = noun.head.head
    if above.pos_ == "VERB":
        return subject(above)
    if above.pos_ in {"NOUN", "PROPN"} and above.i < noun.i and (giver := _giver(above)) is not None:
        return giver
    verb = next((a for a in ancestors(noun) if a.pos_ == "VERB"), None)
    return subject(verb) if verb is not None else None


def _is_medium(noun: Token) -> bool:
    return noun.lemma_.lower() in sources().mediums


def _inverted(cue: Token) -> Token | None:
    """'… ," said Moon': the parser sometimes takes the speaker behind the cue for its object."""
    after = child(cue, "dobj", "attr", "npadvmod", "oprd")
    return after if after is not None and cue.i < after.i <= cue.i + 6 and can_speak(after) else None


def _person_before_who(cue: Token, found: Token) -> Token:
    """'allies in Kabul, who say': 'who' is a person, so the antecedent is not the place next to it."""
    who = child(cue, "nsubj")
    while who is not None and who.lower_ == "who" and found.dep_ == "pobj" and found.head.dep_ == "prep":
        if found.ent_type_ not in {"GPE", "LOC", "FAC", "DATE", "ORG"} and _noun_speaks(found.lemma_.lower()):
            break
        if found.head.head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
            break
        found = found.head.head
    relative = child(cue, "nsubj")
    if relative is not None and relative.lower_ in {"that", "which"} and not can_speak(found) and found.dep_ == "pobj":
        above = found.head.head
        return above if above.pos_ in {"NOUN", "PROPN"} and can_speak(above) else _document(found) or found
    return found


def _document(place: Token) -> Token | None:
    """'left a letter in the boat that said …': the object, where the place cannot speak."""
    verb = place.head.head
    thing = child(verb, "dobj") if verb.pos_ == "VERB" else None
    return thing if thing is not None and is_document(thing) else None


def is_somebody(head: Token) -> bool:
    """False for 'some', 'it', 'many people', 'this', 'no one', numbers and clauses."""
    name = head.pos_ == "VERB" and head.dep_ == "nsubj" and head.text[:1].isupper()  # 'Keeling said'
    kinds = {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"}
    words = any(c.isalnum() for c in head.text) or head.ent_type_ == "PERCENT"  # '42% say'
    if not (head.pos_ in kinds or name) or not words:
        return False
    if head.ent_type_ in {"DATE", "TIME"}:
        return False
    if any(c.lower_ == "no" and c.dep_ == "det" for c in head.children):
        return False
    word = head.lower_
    if word in sources().nobody or head.lemma_.lower() in {"people", "thing"}:
        return word != "it" and _told_apart(head)
    return True


def _told_apart(head: Token) -> bool:
    """'some of the governments', 'many in the crowd', 'people familiar with the plan': somebody after all."""
    if head.lemma_.lower() == "people":
        after = [c for c in head.children if c.i > head.i and c.dep_ in {"relcl", "acl", "amod", "prep"}]
        return any(c.dep_ != "prep" or c.lower_ in {"in", "with", "at", "inside"} for c in after)
    if _counted(head):
        return True
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "in", "at", "within", "on"}), None)
    inner = child(of, "pobj") if of is not None else None
    if inner is None or (of is not None and of.lower_ != "of" and inner.ent_type_ in {"DATE", "TIME"}):
        return False
    return inner.pos_ in {"NOUN", "PROPN"} and can_speak(inner)


def _counted(head: Token) -> bool:
    """'one in three', 'all but two', 'those surveyed': a share or a group that was asked."""
    if head.lower_ == "those":
        return any(c.dep_ == "acl" and c.tag_ == "VBN" for c in head.children)
    joint = next((c for c in head.children if c.i == head.i + 1 and c.lower_ in {"in", "but"}), None)
    return joint is not None and head.doc[joint.i + 1].pos_ == "NUM" and head.doc[joint.i + 1].ent_type_ != "DATE"


def can_speak(head: Token) -> bool:
    """True for names, nations, persons, bodies and documents."""
    if head.ent_type_ in _ACTING or head.lower_ in _PERSONAL or head.pos_ == "PROPN":
        return True
    if head.pos_ == "PRON" and head.lower_ == "it":
        return True
    if head.pos_ not in {"NOUN", "ADJ"} and head.lower_ not in {"others", "both", "each"}:
        return head.pos_ == "NUM" and head.ent_type_ not in {"DATE", "MONEY", "TIME", "QUANTITY"}
    return _noun_speaks(head.lemma_.lower()) or head.lower_ in {"others", "both"} or _share_speaks(head)


def _share_speaks(head: Token) -> bool:
    """'41 percent of Russians', 'two thirds of the voters'."""
    if head.lemma_.lower() not in sources().shares:
        return False
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    return inner is not None and can_speak(inner)


@cache
def _noun_speaks(lemma: str) -> bool:
    words = sources()
    last = lemma.rsplit("-", 1)[-1]
    if len(last) > 3 and last not in words.things and gazetteer().is_title(last):
        return True  # 'duchess', 'paramedic', 'headmaster'
    if any(w in words.persons or w in words.bodies or w in words.documents for w in (lemma, last)):
        return True
    return last.endswith(words.endings) and not {lemma, last} & words.things


def is_document(head: Token) -> bool:
    """True for 'report', 'poll', 'letter'."""
    return head.lemma_.lower() in sources().documents and head.pos_ in {"NOUN", "PROPN"}


def is_media(text: str) -> bool:
    """True when a name or noun phrase is one of a newspaper, broadcaster or agency."""
    return any(word.strip(".,'’").lower() in sources().media for word in text.split())
