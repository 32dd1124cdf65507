"""Cue → does it report something said? Refusals, negations, possibilities and bare modifiers do not."""

from spacy.tokens import Token

from extraction.realis import realis
from extraction.statements.frames import deeds, done_too, infinitives, said_though_negated, verb_frames
from extraction.statements.pieces import is_to
from extraction.syntax import agent, child, is_passive, subject
from models.events import Modality

_MODAL = frozenset({"could", "might", "may", "should", "must", "ought", "can", "ca"})
_BARE = frozenset({"help", "let", "make", "have", "see", "hear", "watch", "bid"})
_ALL = frozenset({"all", "everything", "anything", "nothing", "whatever", "much"})
_NOT = frozenset({"not", "never", "n't", "n’t", "hardly", "barely", "without", "rarely", "seldom"})


def usable(cue: Token) -> bool:
    """True when the cue tells that something was, is or will be said."""
    headless = cue.dep_ == "csubj" and (child(cue, "nsubj") is None or child(cue, "mark") is not None)
    if headless or cue.dep_ in {"amod", "compound", "nmod"} or (cue.tag_ == "VB" and _bare(cue)):
        return False
    if cue.dep_ in {"pcomp", "xcomp"} and cue.head.lower_ == "worth":
        return False  # 'It is worth noting that …'
    behind = [t.tag_ for t in cue.doc[cue.i + 1 : min(cue.i + 3, cue.sent.end)]]
    if cue.lower_ == "said" and behind == ["TO", "VB"]:
        return False  # 'fighters said to be close to the capital'
    if _passes_on(cue) or _whatever(cue) or _deed(cue) or _sets_topic(cue):
        return False
    if _done(cue) or _negated(cue) or any(c.dep_ == "aux" and c.lower_ in _MODAL for c in cue.children):
        return False
    if cue.dep_ == "advcl" and cue.tag_ in {"VBN", "VBD"} and child(cue, "nsubj", "nsubjpass", "aux") is None:
        return False  # 'Asked about the fire, she …': a passive without 'by whom'
    mark = child(cue, "mark")
    if mark is not None and mark.lower_ in {"if", "unless", "whether", "lest"}:
        return False
    if is_to(cue) and not _infinitive_said(cue):
        return False
    return not _inherits_refusal(cue)


def only_to(cue: Token) -> bool:
    """'denied it, only to admit it later': told as done, though in the infinitive."""
    return is_to(cue) and any(c.lower_ == "only" and c.i < cue.i for c in cue.children)


def _passes_on(cue: Token) -> bool:
    """'quoted the mayor as saying …': it is the mayor who says it."""
    behind = (g for c in cue.children if c.dep_ == "prep" and c.lower_ == "as" for g in c.children)
    saying = next((g for g in behind if g.dep_ == "pcomp" and g.tag_ == "VBG"), None)
    return cue.lemma_ in {"quote", "cite"} and saying is not None and saying.lemma_.lower() in verb_frames()


def _deed(cue: Token) -> bool:
    """'Called a meeting', 'welcomed the delegation', 'called on the king to congratulate him': done, not said."""
    for deed in deeds().get(cue.lemma_.lower(), ()):
        what = child(cue, "dobj", "nsubjpass")
        if deed.subjects and not _done_by(cue, deed.subjects):
            continue
        if what is not None and {what.lemma_.lower(), what.lower_.removesuffix("s")} & deed.objects:
            return cue.tag_ == "VBG" or not deed.reporting
        on = any(c.dep_ == "prep" and c.lower_ in {"on", "upon"} for c in cue.children)
        if on and deed.aims and any(t.lemma_ in deed.aims and is_to(t) for t in cue.subtree):
            return True
    return False


def _done_by(cue: Token, doers: frozenset[str]) -> bool:
    """'The court rejected it', 'was rejected by the Speaker'."""
    doer = agent(cue) if is_passive(cue) else subject(cue)
    return doer is not None and doer.lemma_.lower() in doers


def _whatever(cue: Token) -> bool:
    """'Not all that he says is true': of no saying in particular."""
    return cue.dep_ == "relcl" and cue.head.lower_ in _ALL


def _sets_topic(cue: Token) -> bool:
    """'Speaking about the goal, he said …', 'Commenting on the vote, she added …': what the words behind are about."""
    if cue.tag_ != "VBG" or cue.dep_ != "advcl" or cue.i > cue.head.i:
        return False
    if child(cue, "nsubj", "mark", "dobj") is not None:
        return False
    about = any(c.dep_ == "prep" and c.lower_ in {"about", "of", "on", "to"} for c in cue.children)
    return about and cue.i <= cue.sent.start + 2 and cue.head.lemma_.lower() in verb_frames()


def _done(cue: Token) -> bool:
    """'The troops advanced, highlighting the danger': what the event shows, not what anybody says."""
    if cue.tag_ != "VBG" or cue.dep_ != "advcl" or cue.lemma_.lower() not in done_too():
        return False
    return child(cue, "nsubj", "mark") is None and cue.head.lemma_.lower() not in verb_frames()


def modality(cue: Token) -> Modality:
    """'will announce' is planned; all else that is usable was said."""
    found = realis(cue)[1]
    return found if found == "planned" else "asserted"


def _bare(cue: Token) -> bool:
    """True for an imperative and for a bare infinitive below another verb ('let him say')."""
    if cue.dep_ == "conj" or child(cue, "aux") is not None:
        return False
    return child(cue, "nsubj") is None or cue.head.lemma_.lower() in _BARE


def _negated(cue: Token) -> bool:
    if cue.lemma_.lower() in said_though_negated():
        return False
    if any(c.dep_ == "neg" or (c.lower_ in _NOT and c.dep_ != "prep") for c in cue.children):
        return True
    return cue.dep_ == "pcomp" and cue.head.lower_ in {"without", "from", "against"}


def _infinitive_said(cue: Token) -> bool:
    """'went on to say', 'called to congratulate', 'led it to deny': the saying took place."""
    if cue.dep_ in {"acl", "ROOT"}:
        return False
    if cue.dep_ == "advcl" and only_to(cue):
        return True
    governor = cue.head.lemma_.lower()
    if _negated(cue.head) or (is_to(cue.head) and not _infinitive_said(cue.head)):
        return False
    words = infinitives()
    if cue.dep_ == "advcl":
        return governor in words.contact or governor in words.phase
    return cue.dep_ in {"xcomp", "ccomp", "conj"} and governor in words.phase | words.cause | words.contact


def _inherits_refusal(cue: Token) -> bool:
    """'refused to confirm or deny', 'did not come and say': what rules the first verb rules the second."""
    head = cue.head
    if cue.dep_ != "conj" or child(cue, "nsubj", "aux") is not None or head.pos_ not in {"VERB", "AUX"}:
        return False
    if cue.tag_ == "VB":
        return not usable(head) or (is_to(head) and not _infinitive_said(head))
    return False
