"""Verb of harm → its victims, by voice and frame; by the words' order where the parse says nothing."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.casualties.frames import VerbFrame, frames
from extraction.casualties.people import is_people, kind_of, lemma, one_more, words
from extraction.casualties.together import itemized, own_state
from extraction.casualties.victims import VictimReader
from extraction.document import Unit
from extraction.syntax import agent, child, doer, subject

_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "get", "gets", "got", "getting", "am"}
)
_HAVE = frozenset({"have", "has", "had", "'ve"})
_SKIP = frozenset({"RB", "RBR", "RBS", "MD", "CC"})
_LEFT_SKIP = frozenset({"RB", "RBR", "RBS"})
# 'were feared abducted', 'was found murdered'
_SAID = frozenset(
    {"reported", "feared", "presumed", "believed", "confirmed", "declared", "found", "said", "thought", "suspected"}
)
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_SELVES = frozenset({"himself", "herself", "themselves"})
_INSERTIONS = frozenset(
    {
        "identified",
        "who",
        "including",
        "named",
        "aged",
        "alias",
        "among",
        "three",
        "two",
        "one",
        "most",
        "mostly",
        "mainly",
        "many",
    }
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})


def passive(verb: Token, unit: Unit) -> bool:
    """True for 'was killed', 'had reportedly been killed', 'got hurt'; read from the words before the verb."""
    auxiliary = child(verb, "auxpass")
    if auxiliary is not None and (verb.text.isupper() or not auxiliary.text.isupper()):  # 'IS killed 20' is a group
        return True
    i = verb.i - 1
    while i >= unit.start and verb.i - i <= 4 and (verb.doc[i].tag_ in _LEFT_SKIP or verb.doc[i].lower_ in _SAID):
        i -= 1
    return (
        i >= unit.start and verb.doc[i].lower_ in _BE and (verb.text.isupper() or not verb.doc[i].text.isupper())
    )  # 'IS killed 20'


def following(verb: Token, unit: Unit, reader: VictimReader) -> Token | None:
    """The noun that follows the verb at once, as objects do: 'killed at least eight', 'shot dead two men'."""
    direct = child(verb, "dobj")
    if direct is not None:
        return direct
    shared = _shared_object(verb, unit)
    if shared is not None:
        return shared
    i = verb.i + 1
    while i < unit.end and (
        verb.doc[i].tag_ == "RP" or verb.doc[i].lower_ in {"dead", "down", "up", "at", "least", "as"}
    ):
        if verb.doc[i].lower_ in {"at", "as"} and reader.counted(verb.doc[i]) is None:
            return None
        i += 1
    if i >= unit.end:
        return None
    token = verb.doc[i]
    counted = reader.counted(token)
    if counted is not None and counted.first <= i <= counted.last:
        return counted.head if counted.head is not None else token
    return _noun_from(token, unit) if token.tag_ in {"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$"} else None


def _shared_object(verb: Token, unit: Unit) -> Token | None:
    """'abducted and later killed a couple': the object of the second verb is the first one's too."""
    i = verb.i + 1
    if i >= unit.end or verb.doc[i].lower_ not in {"and", "or"}:
        return None
    while i + 1 < unit.end and verb.doc[i + 1].tag_ in _LEFT_SKIP:
        i += 1
    second = verb.doc[i + 1] if i + 1 < unit.end else None
    if second is None or second.tag_ != verb.tag_ or second.tag_ not in {"VBD", "VBP", "VBZ", "VBG", "VB"}:
        return None
    return child(second, "dobj")


def _noun_from(token: Token, unit: Unit) -> Token | None:
    """The head of the noun phrase that begins with this token."""
    found: Token | None = None
    for i in range(token.i, min(unit.end, token.i + 7)):
        word = token.doc[i]
        if word.tag_ in {"NN", "NNS", "NNP", "NNPS"}:
            found = word
        elif found is not None and word.tag_ == "HYPH":
            continue  # 'a CVG-front leader'
        elif found is None and word.tag_ == "JJ" and is_people(word) and not word.nbor(1).tag_.startswith("NN"):
            return word  # 'a tribal'
        elif found is not None or word.tag_ not in {"DT", "JJ", "VBN", "HYPH", "PRP$", "CD", "POS"}:
            break
    return None if found is None or found.ent_type_ in {"DATE", "TIME", "GPE"} else found


def preceding(verb: Token, unit: Unit, reader: VictimReader, over: frozenset[str] = _BE | _SAID) -> Token | None:
    """The noun or figure right before the verb and its adverbs: '12 others seriously injured'. over: words to skip."""
    i = verb.i - 1
    while i >= unit.start and (verb.doc[i].tag_ in _LEFT_SKIP or verb.doc[i].lower_ in over):
        if one_more(verb.doc[i]):
            break
        i -= 1
    if i > unit.start and one_more(verb.doc[i]):
        return verb.doc[i]
    if i < unit.start or (verb.doc[i].tag_ not in _NOUNS and verb.doc[i].lower_ != "other"):
        return None
    if verb.doc[i].lower_ == "other" and i > unit.start:
        i -= 1  # 'seven other injured' is no good English, but written
    token = verb.doc[i]
    counted = reader.counted(token)
    if counted is not None and (counted.last == i or (counted.head is not None and counted.head.i == i)):
        return _whole_list(counted.head if counted.head is not None and counted.head.i <= i else token, reader)
    return None


def _whole_list(noun: Token, reader: VictimReader) -> Token:
    """'an officer and three men killed': the first of the coordinated nouns, where each has its number."""
    while noun.dep_ == "conj" and noun.head.i < noun.i and noun.head.tag_[:2] != "VB":
        names = noun.tag_ == noun.head.tag_ == "NNP"
        if not names and not itemized(noun.head, reader.counted):
            break
        if own_state(noun.head) or lemma(noun.head) in words("never_held"):
            break  # 'received 12 bodies and 60 wounded'
        noun = noun.head
    return noun


def last_noun(verb: Token, unit: Unit) -> Token | None:
    """What stands before a verb whose subject was not parsed: 'a doctor on board sustained …'."""
    i = verb.i - 1
    while i > unit.start and verb.doc[i].tag_ in _LEFT_SKIP:
        i -= 1
    if i < unit.start or verb.doc[i].tag_ not in _NOUNS:
        return None
    noun = verb.doc[i]
    while noun.dep_ in {"pobj", "prep", "compound"} and noun.head.i < noun.i and noun.head.tag_ in _NOUNS | {"IN"}:
        noun = noun.head
    return noun


def grammatical_subjects(verb: Token) -> list[Token]:
    """As syntax.subject, but all where a verb was parsed with several: 'a trooper, R. Ali, and three cadres'."""
    own = [
        c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i and c.tag_ not in {"WP", "WDT"}
    ]
    if len(own) > 1:
        return own
    found = subject(verb)
    return [] if found is None else [found]


def before_insertion(verb: Token, unit: Unit, reader: VictimReader) -> Token | None:
    """'a trooper, identified as B. Singh, sustained …': the noun before the insertion that ends at the verb."""
    i = verb.i - 1
    while i > unit.start and (verb.doc[i].tag_ in _LEFT_SKIP or verb.doc[i].lower_ in _BE):
        i -= 1
    if verb.doc[i].text not in {",", ")", "-", "–", "—", "--"}:
        return None
    opening = "(" if verb.doc[i].text == ")" else verb.doc[i].text
    spots = [
        j
        for j in range(i - 2, max(unit.start, i - 30), -1)
        if verb.doc[j].text == opening and verb.doc[j - 1].tag_ in _HEADS
    ]
    for openers in (_INSERTIONS, frozenset({"a", "an", "the", "both", "all"}), None):
        for j in spots:
            word = verb.doc[j + 1]
            if word.lower_ in openers if openers is not None else _tells_who(word):
                return _whole_list(verb.doc[j - 1], reader)
    return None


def _tells_who(word: Token) -> bool:
    """'…, members of the guard, were abducted': a name, a number or people in the plural open the insertion."""
    return word.tag_ in {"NNP", "CD"} or (word.tag_ == "NNS" and is_people(word))


def roles(verb: Token, frame: VerbFrame, unit: Unit, reader: VictimReader) -> Iterator[tuple[Token, str, Token | None]]:
    """(noun of the victims, name of the construction, doer) for each place where the frame expects victims."""
    form = frames().lemmas[verb.lower_][1]
    if frame.victims == "subject":
        if form == "ing" and verb.dep_ == "pcomp" and child(verb, "nsubj") is None:
            return  # 'afraid of dying', 'at risk of drowning'
        for found in _intransitive(verb, unit, reader):
            yield found, "subject", None
        return
    by = agent(verb)
    if form == "past" and passive(verb, unit):
        for found in _passive_subjects(verb, unit, reader):
            yield found, "passive", by
        return
    if form == "past" and verb.dep_ == "amod" and verb.head.i > verb.i and preceding(verb, unit, reader) is None:
        yield verb.head, "attribute", by
        return
    target = following(verb, unit, reader)
    if target is not None and target.lower_ in _SELVES:
        target = subject(verb)  # 'the gunman killed himself'
    if target is not None and not frame.passive_only:
        yield target, "active", next(reversed(grammatical_subjects(verb)), None)
    elif form == "past" and verb.lower_ not in frames().preterites:
        reduced = preceding(verb, unit, reader) or (None if frame.passive_only else _reduced(verb, reader))
        it = child(verb, "dobj", "dative")
        active = it is not None and it.pos_ == "PRON"  # 'he lost me'
        if reduced is not None and reduced.tag_ != "PRP" and not active:  # 'those he killed'
            yield reduced, "reduced", by


def _passive_subjects(verb: Token, unit: Unit, reader: VictimReader) -> list[Token]:
    if child(verb, "nsubj", "nsubjpass") is not None:
        return grammatical_subjects(verb)
    made_to = doer(verb) if verb.dep_ in {"xcomp", "ccomp"} else None  # 'forced 4,000 people to flee'
    found = preceding(verb, unit, reader) or before_insertion(verb, unit, reader) or made_to or subject(verb)
    return [] if found is None else [found]


def _intransitive(verb: Token, unit: Unit, reader: VictimReader) -> list[Token]:
    """As of passives, and where the parser hung the subject elsewhere: 'In 2017 more than 90 people have died'."""
    own = child(verb, "nsubj", "nsubjpass")
    near = preceding(verb, unit, reader, _BE | _SAID | _HAVE) if own is None else None
    return _passive_subjects(verb, unit, reader) if near is None else [near]


def _reduced(verb: Token, reader: VictimReader) -> Token | None:
    """'soldiers killed in the blast', 'and 12 more wounded', and the second of 'were captured and killed'."""
    if verb.tag_ not in {"VBN", "VBD", "NN", "JJ"}:
        return None
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:  # 'who gassed thousands' has a doer, no victims
        return subject(verb) if own.tag_ not in {"WP", "WDT"} else None
    if verb.dep_ == "acl":
        return _whole_list(verb.head, reader)
    if verb.dep_ == "advcl" and (beside := _with_whom(verb)) is not None:
        return _whole_list(beside, reader)
    if verb.dep_ == "conj" and (verb.head.tag_ == "VBN" or child(verb.head, "auxpass")):
        return subject(verb)
    return None


def _with_whom(verb: Token) -> Token | None:
    """'six were killed, with two clerks and a driver injured': the noun that 'with' hangs on the verb before."""
    noun = verb.doc[verb.i - 1] if verb.i else verb
    with_ = next((t for t in noun.ancestors if t.lower_ == "with"), None)
    return noun if with_ is not None and with_.head.i == verb.head.i and with_.i > verb.head.i else None


def doer_allowed(frame: VerbFrame, doer: Token | None) -> bool:
    """False where a frame wants an armed doer and another one is named; of a missing one see may_take."""
    if frame.agent == "hospital":
        return doer is not None and lemma(doer) in frames().hospital_places | frames().carers
    if frame.agent is None or doer is None:
        return True
    armed = frame.agent == "captor" or bool(_lemmas(doer) & words("armed"))
    return armed and not _lemmas(doer) & words("law")


def may_take(frame: VerbFrame, doer: Token | None, victim: Token) -> bool:
    """Gunmen take anyone; soldiers, and doers whom the words leave out, only fighters: the rest are arrests."""
    if frame.agent is None:
        return True
    if frame.agent == "hospital":
        return lemma(victim) not in words("unhurt")
    if frame.agent == "captor" and lemma(victim) in words("fighters") | words("captives"):
        return True
    if doer is None or not _lemmas(doer) & words("armed"):
        return frame.agent == "armed" and lemma(victim) in words("fighters")
    if not _lemmas(doer) & words("soldiers"):
        return True
    if lemma(doer) in words("bands"):
        return True  # 'paramilitary groups' hold whom they want, 'paramilitary forces' arrest
    return kind_of(victim) == "military" or lemma(victim) == "other" or _of_band(victim)


def _of_band(victim: Token) -> bool:
    """'a Taliban leader': one of an armed group, and so a prisoner; not a gang's or an army's."""
    beside = {lemma(c) for c in victim.children if c.dep_ in {"compound", "amod", "nmod"}}
    return bool(beside & words("armed") - words("soldiers") - words("bands") - words("loose"))


def _lemmas(doer: Token) -> set[str]:
    return {lemma(t) for t in (doer, *(c for c in doer.subtree if c.dep_ in {"compound", "amod", "nmod", "conj"}))}
