"""Trigger → did the meeting take place: held, ongoing, planned, cancelled, proposed; and in which form."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.frames import words
from extraction.meetings.sense import doing
from extraction.meetings.tense import infinitive, progressive
from extraction.mood import negated
from extraction.syntax import ancestors, child, prep_objects
from models.dates import EventDate
from models.events import MeetingStatus, Modality, Polarity


def status_of(context: Context, trigger: Token, date: EventDate) -> tuple[MeetingStatus, Polarity, Modality]:
    """Status with polarity and modality: what was called off or refused is cancelled, never held."""
    polarity, modality = context.realis(
        _said_in(trigger) or _taking_place(trigger) or _held_by(trigger) or _aim_of(trigger) or trigger
    )
    if _not_yet(trigger) or _called_off(trigger) or _turned_down(trigger) or _failed(trigger):
        missing = _not_yet(trigger)
        return "cancelled", "negative" if missing else polarity, modality if missing else _meant(modality)
    if _looked_back(trigger):
        return "held", polarity, "denied" if modality == "denied" else "asserted"
    if modality == "hypothetical" and _was(context, trigger, date):
        return "held", polarity, "asserted"
    signs = _signs(trigger)
    if signs & words().statuses["cancelled"] or polarity == "negative":
        return "cancelled", polarity, _meant(modality) if signs & words().statuses["cancelled"] else modality
    if modality == "hypothetical" and _day_ahead(context, date) and not signs & words().statuses["proposed"]:
        return "planned", polarity, "planned"  # 'is likely to meet X on Friday'
    if modality in {"hypothetical", "demanded"} or (modality != "denied" and signs & words().statuses["proposed"]):
        return "proposed", polarity, modality if modality != "asserted" else "hypothetical"
    ahead = _headline_infinitive(context, trigger) or _just_come(trigger) or _ahead(context, trigger, signs, date)
    if modality == "planned" or ahead:
        return "planned", polarity, _meant(modality)
    if progressive(trigger) or signs & words().statuses["ongoing"]:
        return "ongoing", polarity, modality
    return "held", polarity, modality


def _day_ahead(context: Context, date: EventDate) -> bool:
    return bool(date.date_from and context.anchor and date.date_from > context.anchor)


def _just_come(trigger: Token) -> bool:
    """'Arrived in Vell to hold meetings with X', 'is in Vell to meet X': they are still to come."""
    above = trigger.head
    while above.dep_ in {"prep", "conj"} or _purpose(above):
        above = above.head
    if infinitive(trigger if trigger.pos_ == "VERB" else trigger.head) and _is_there(above):
        return True
    aim = trigger.dep_ == "pobj" and trigger.head.lower_ == "for"
    aim = aim or _purpose(trigger) or (trigger.dep_ == "dobj" and infinitive(trigger.head))
    return aim and above.lemma_ in words().landing


def _purpose(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.dep_ in {"advcl", "xcomp"} and infinitive(verb)


def _is_there(verb: Token) -> bool:
    """'Is in Vell', 'has come to Vell'."""
    has = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    there = any(c.dep_ == "prep" and c.lower_ in {"in", "to", "at"} for c in verb.children)
    return there and (verb.lower_ in {"is", "are"} or (has and verb.lemma_ in words().travel))


def _meant(modality: Modality) -> Modality:
    """What never took place, or has not yet, was at most planned."""
    return "planned" if modality == "asserted" else modality


def _said_in(trigger: Token) -> Token | None:
    """'Discussed grain in a call': the meeting is as real as what was done in it."""
    above = trigger.head
    if trigger.dep_ == "pobj" and above.lower_ in {"in", "during", "at"} and above.head.pos_ == "VERB":
        return above.head
    return None


def _taking_place(trigger: Token) -> Token | None:
    """'The talks will not take place': they are as real as the verb they are the subject of."""
    above = trigger.head
    subject = trigger.dep_ in {"nsubj", "nsubjpass"} and trigger.pos_ in {"NOUN", "PROPN"}
    open_yet = any(c.tag_ == "MD" for c in above.children)  # 'talks with X would be good'
    return above if subject and (above.lemma_ in words().happening or open_yet) else None


def _held_by(trigger: Token) -> Token | None:
    """'Will hold talks', 'may travel to Cairo for talks': they are as real as the verb that holds them."""
    above = trigger.head
    if trigger.dep_ == "pobj" and above.lower_ in {"for", "in", "to"}:
        above = above.head
    elif trigger.dep_ != "dobj":
        return None
    while above.dep_ == "prep" or (above.pos_ == "NOUN" and above.lemma_.lower() in words().rounds):
        above = above.head  # 'will hold a round of talks'
    return above if above.pos_ == "VERB" and above.lemma_.lower() in words().light | words().bringing else None


def _aim_of(trigger: Token) -> Token | None:
    """'Will make a trip to Oslo to meet X': as real as the journey it is the aim of."""
    journey = trigger.head
    way = journey.head if journey.dep_ == "dobj" and journey.lemma_.lower() in words().journeys else None
    return way if way is not None and trigger.dep_ in {"acl", "relcl"} and infinitive(trigger) else None


def _not_yet(trigger: Token) -> bool:
    """'Has yet to meet'."""
    above = trigger.head
    return trigger.dep_ == "xcomp" and above.lemma_ == "have" and any(c.lower_ == "yet" for c in above.children)


def _was(context: Context, trigger: Token, date: EventDate) -> bool:
    """'Discussed the recent talks': what is talked about has been held, if words or the day say so."""
    over = date.date_to or date.date_from
    past = over is not None and context.anchor is not None and over < context.anchor
    return trigger.pos_ != "VERB" and (past or any(c.lower_ in words().recent for c in trigger.children))


def _called_off(trigger: Token) -> bool:
    """'Called off a trip to meet X', 'put off her visit for talks with X': they fall with what they were the aim of."""
    above = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ in {"for", "to"} else trigger.head
    aim = trigger.dep_ == "pobj" or (trigger.dep_ in {"advcl", "acl", "relcl", "xcomp"} and infinitive(trigger))
    if above.pos_ == "NOUN" and above.dep_ in {"dobj", "nsubjpass"}:
        noun, above = above, above.head
    else:
        noun = child(above, "dobj", "nsubjpass") or trigger
    gone = above.pos_ == "VERB" and bool(doing(above) & words().statuses["cancelled"]) and not negated(above)
    return aim and gone and noun.i != trigger.i and noun.lemma_.lower() in words().journeys


def _failed(trigger: Token) -> bool:
    """'A failed attempt to bring X and Y together', 'an attempt to hold talks with X failed'."""
    for above in ancestors(trigger):
        if above.lemma_.lower() in words().attempts:
            told = {above.head.lemma_, *(c.lower_ for c in above.children if c.dep_ == "amod")}
            return bool(told & words().failing)
        if above.pos_ not in {"VERB", "ADP"}:
            return False
    return False


def _turned_down(trigger: Token) -> bool:
    """'Turned down an invitation to hold talks', 'rejected an offer of talks'."""
    above = trigger.head if trigger.dep_ in {"dobj", "pobj"} else trigger
    above = above.head if above.dep_ in {"acl", "prep", "relcl"} else above
    offered = above.lemma_.lower() in words().offers and above.dep_ in {"dobj", "nsubjpass"}
    return offered and bool(doing(above.head) & words().statuses["cancelled"]) and not negated(above.head)


def _looked_back(trigger: Token) -> bool:
    """'after meeting X', 'following talks with X': it took place, whatever the clause above says."""
    above = trigger.head
    behind = trigger.dep_ in {"pcomp", "pobj"} and above.dep_ == "prep"
    return behind and above.lower_ in {"after", "following", "since"}


def _signs(trigger: Token) -> set[str]:
    """Lemmas and words that modify the trigger or govern it directly."""
    signs = {c.lower_ for c in trigger.children if c.dep_ in {"amod", "compound", "nmod", "advmod", "acl"}}
    signs -= {c.lower_ for c in trigger.children if c.i + 1 < trigger.i and c.nbor(1).text == "-"}  # 'pull-aside'
    signs |= {c.lemma_.lower() for c in trigger.children if c.dep_ == "acl"}
    if trigger.pos_ in {"NOUN", "PROPN"}:
        signs |= _governing(trigger)
        for clause in trigger.children:  # 'the talks that were due on Friday'
            if clause.dep_ == "relcl":
                signs |= {c.lemma_.lower() for c in clause.children if c.dep_ == "acomp"}
                signs |= {clause.lemma_.lower()} & words().appointed
    elif trigger.dep_ in {"xcomp", "ccomp", "acl"}:
        signs |= {trigger.head.lemma_.lower()}
    return signs


def _governing(noun: Token) -> set[str]:
    signs: set[str] = set()
    for above in ancestors(noun):
        if above.lower_ == "ahead":
            return signs | {"ahead"}
        if above.pos_ == "ADP" or above.dep_ == "prep":
            # 'said ahead of talks': not yet held; 'said after talks': held
            signs |= {above.lower_} if above.lower_ in {"before", "ahead", "until"} else set()
            if above.lower_ not in {"for", "to", "of", "with", "from", "out", "on", "in", "off"}:
                break
            continue
        if above.pos_ in {"NOUN", "ADJ"}:
            if above.lemma_.lower() in words().rounds:  # 'in a set of meetings'
                continue
            signs.add(above.lemma_.lower())
            continue
        agreed = above.lemma_ in {"agree", "consent"} and noun.head.lower_ in {"to", "on"}
        if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} or above.lemma_ in words().reaching or agreed:
            signs |= (doing(above) | _state(above)) - {"open"}  # 'opened talks', not 'is open to talks'
            signs |= _offering(above)
            if "cancel" not in signs and above.lemma_ == "call" and noun.dep_ == "dobj":
                signs.discard("call")
            signs |= {c.lemma_.lower() for c in above.children if c.dep_ in {"acomp", "oprd"}}
        break
    past = noun.head.tag_ in {"VBD", "VBN"}
    return signs - ({"continue", "offer"} if past else {"offer"}) if noun.dep_ == "nsubj" else signs


def _offering(verb: Token) -> set[str]:
    """'Offered to hold talks': the verb above the one that holds them."""
    return {verb.head.lemma_.lower()} & {"offer", "propose"} if verb.dep_ == "xcomp" else set()


def _state(verb: Token) -> set[str]:
    """'Talks are under way', 'in the works', 'put on hold': preposition and noun as one sign."""
    if verb.lemma_ not in {"be", "remain", "stay", "put", "get"}:
        return set()
    return {f"{p.lower_} {o.lower_}" for p, o in prep_objects(verb, "under", "in", "on", "off")}


def _headline_infinitive(context: Context, trigger: Token) -> bool:
    return infinitive(trigger) and (trigger.dep_ == "ROOT" or context.reading.unit_of(trigger).zone == "headline")


def _ahead(context: Context, trigger: Token, signs: set[str], date: EventDate) -> bool:
    past = trigger.tag_ in {"VBD", "VBN"}
    if date.date_from and context.anchor:
        today = date.date_from == context.anchor and "ahead" in signs  # 'ahead of his talks with X today'
        return date.date_from > context.anchor or today or (bool(signs & words().appointed) and not past)
    coming = date.span is not None and date.span.text.lower().split()[0] in {"next", "tomorrow"}  # in an undated paper
    return (coming or bool(signs & words().statuses["planned"])) and not past
