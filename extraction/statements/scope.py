"""Cues of one sentence → where the content of one ends and the next cue of the same speaker begins."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.statements.draft import Draft
from extraction.statements.frames import verb_frames
from extraction.statements.source import can_speak
from extraction.statements.usable import only_to
from extraction.syntax import child

_JOINERS = frozenset({"and", "but", "while", "whereas", "although", "though", "as", "because"})


def outer_of(context: Context, cue: Token, drafts: list[Draft]) -> Draft | None:
    """The earlier cue whose speaker goes on with this one, though the parser hung it on a clause inside.

    'He said the talks had failed, adding that …', 'She said aid would come and warned of …'.
    """
    if child(cue, "nsubj", "nsubjpass") is not None:
        return None
    for draft in reversed(drafts):
        if draft.cue is not None and draft.pieces and draft.cue.i < cue.i and draft.cue.is_ancestor(cue):
            return draft if _goes_on(cue, draft.cue) or _same_subject(context, cue, draft) else None
    return None


def cut(cue: Token, drafts: list[Draft], *, reattached: bool) -> None:
    """End the contents of earlier cues before a cue that is not part of them."""
    own = cue if reattached else None
    if own is None and child(cue, "nsubj", "nsubjpass") is not None and _own_sentence(cue):
        own = cue
    if own is None:
        return
    first = _first_word(cue)
    for draft in drafts:
        draft.pieces = [p if not p[0] < first <= p[1] else (p[0], _last_word(cue, first)) for p in draft.pieces]


def _same_subject(context: Context, cue: Token, outer: Draft) -> bool:
    """'She said she was sorry and promised to resign': the clause inside has the speaker for its subject."""
    if cue.dep_ != "conj" or cue.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or len(outer.speakers) > 1:
        return False
    inner = child(cue.head, "nsubj", "nsubjpass")
    if inner is None or inner.pos_ != "PRON":
        return False
    speaker = outer.speakers[0]
    same = any(m.actor.name == speaker.actor.name for m in context.actors(inner))
    return same or inner.lower_ == speaker.span.text.lower()


def _goes_on(cue: Token, outer: Token) -> bool:
    if only_to(cue):
        return True
    before = _before(cue)
    if before == "," and cue.doc[cue.i - 1].lower_ == "then" and cue.tag_ == outer.tag_:
        return True  # 'He said the war was lost, then said it could be won'
    if (
        cue.tag_ == "VBG"
        and cue.dep_ == "conj"
        and cue.head.tag_ == "VBG"
        and cue.head.i != outer.i
        and not _cue(cue.head)
    ):
        return False  # 'waving cards and claiming': what the other verb's subject does
    if cue.tag_ == "VBG" and cue.dep_ in {"advcl", "acl", "conj", "ccomp", "xcomp", "dep", "relcl"}:
        return before in {",", "and", "while", "but", "—", "–", "--"} and child(cue, "aux") is None
    if cue.dep_ != "conj" or outer.tag_ not in {cue.tag_, _tense(cue)} or child(cue, "auxpass") is not None:
        return False
    mine, theirs, within = (_auxiliaries(t) for t in (cue, outer, cue.head))
    if mine:
        return mine == theirs != within  # 'has said that it hopes … and has called for …'
    inner = child(cue.head, "nsubj", "nsubjpass")
    comma = cue.doc[max(_first_word(cue) - 1, 0)].text == ","
    return comma or cue.head.tag_ != cue.tag_ or (inner is not None and not can_speak(inner))


def _tense(cue: Token) -> str:
    """'said he was sorry the talks had failed and accused the mayor of lying': a past tense read as a participle."""
    past = cue.tag_ == "VBN" and child(cue, "aux", "auxpass") is None and child(cue, "dobj") is not None
    return "VBD" if past else cue.tag_


def _auxiliary_words(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "aux"]


def _auxiliaries(verb: Token) -> list[str]:
    return [c.lower_ for c in _auxiliary_words(verb)]


def _cue(verb: Token) -> bool:
    return verb.lemma_.lower() in verb_frames()


def _before(cue: Token) -> str:
    """The word before the cue and its adverbs."""
    i = cue.i - 1
    while i > cue.sent.start and cue.doc[i].pos_ == "ADV":
        i -= 1
    return cue.doc[i].lower_


def _first_word(cue: Token) -> int:
    """Where the cue's clause begins, the word that joins it on included."""
    first = cue.i
    while first > cue.sent.start and (cue.doc[first - 1].pos_ == "ADV" or cue.doc[first - 1] in _auxiliary_words(cue)):
        first -= 1
    subject = child(cue, "nsubj", "nsubjpass")
    if subject is not None and subject.i < cue.i:
        first = min(first, subject.left_edge.i)
    while first > cue.sent.start and cue.doc[first - 1].lower_ in _JOINERS:
        first -= 1
    return first


def _last_word(cue: Token, first: int) -> int:
    last = first - 1
    while last > cue.sent.start and cue.doc[last].is_punct and cue.doc[last].text not in {"”", '"', "''", "’"}:
        last -= 1
    return last


def _own_sentence(cue: Token) -> bool:
    """', and the army said': a clause of the narrator's, behind a comma and a joining word."""
    first = _first_word(cue)
    joined = cue.doc[first].lower_ in _JOINERS or cue.doc[first - 1].text == ";"
    comma = first > cue.sent.start and cue.doc[first - 1].text in {",", ";", "—", "–", "--"}
    return joined and comma and cue.dep_ in {"conj", "advcl", "ccomp"}
