"""Cue → the finite clause that it reports: behind it, before it, or around it."""

from spacy.tokens import Span, Token

from extraction.statements.frames import Frame, sources, verb_frames
from extraction.statements.pieces import Piece, is_to, runs, timed
from extraction.syntax import child, noun_phrase, trim

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_RESUME = frozenset({"and", "but", "or", "nor", "whether", "because", "which", "if", "unless", "so", "including"})
_GROUNDS = frozenset({"because", "if", "unless", "so", "with", "including", "than", "without", "despite", "instead"})
_REMARKS = frozenset({"according", "referring", "compared", "citing", "speaking"})
_OPENING = frozenset({"“", '"', "``", "‘"})
_HEDGES = frozenset({"about", "around", "over", "under", "up"})  # 'about half' is a number, not a phrase of the cue
_CLOSING = frozenset({"”", '"', "''", "’"})
_ASKED = frozenset({"asked", "pressed", "questioned", "reached", "contacted"})
_LEARNT = frozenset({"hear", "learn", "understand", "gather", "establish"})  # 'has ordered …, the Gazette has learnt'
_CONTRACTED = frozenset({"'d", "’d", "'ll", "’ll"})
_SAME = frozenset({"he", "she", "they", "it", "who"})  # 'he said …, but he gave no date': the narrator goes on


def clause(cue: Token, frame: Frame) -> list[Piece]:
    """A finite clause below the cue, before or behind it, or the clause that the cue interrupts."""
    if (told := _before_quoting(cue)) is not None:
        return runs(cue, range(_opening(cue, told), told.right_edge.i + 1))
    finite = [c for c in cue.children if c.dep_ in {"ccomp", "xcomp"} and is_finite(c) and not _of_itself(c)]
    finite = finite or [c for c in cue.children if _unmarked(cue, c, frame)]
    below = [c for c in finite if not _apart(cue, c) and not _frame_behind(cue, c)]
    if below:
        behind = [c for c in below if c.i > cue.i and not _of_speaker(cue, c)]
        if behind and (rest := _main_behind(cue, behind)) is not None:
            return runs(cue, range(behind[0].left_edge.i, rest.right_edge.i + 1))
        ahead = [c for c in below if c.i < cue.i and not _goes_before(cue, c)]
        pieces = [*_fronted(cue, behind), *_behind(cue, behind, frame), *_before(cue, ahead)]
        return [*_antecedent(cue, pieces), *pieces]
    if cue.dep_ in {"parataxis", "advcl", "ccomp"} and _interrupts(cue):
        return _interrupted(cue)
    return []


def _of_itself(below: Token) -> bool:
    """'found himself unable to go': nobody said so."""
    own = child(below, *_SUBJECTS)
    return own is not None and own.lower_.endswith(("self", "selves")) and child(below, "mark") is None


def _unmarked(cue: Token, below: Token, frame: Frame) -> bool:
    """'said since the day she left, he was in touch': a main clause that the parser made an adverbial one."""
    behind = below.dep_ == "advcl" and below.i > cue.i and child(cue, "dobj") is None
    if not behind or cue.lemma_.lower() not in frame.loose:
        return False
    own = child(below, *_SUBJECTS)
    if own is None or child(below, "mark") is not None or any(c.tag_ == "WRB" for c in below.children):
        return False
    first = below.left_edge
    return is_finite(below) and first.i <= cue.i + 2 and first.lower_ not in {"as", "when", "while", "after", "before"}


def _before_quoting(cue: Token) -> Token | None:
    """'The war is over, state radio quoted Brandt as saying': the clause before the verb that quotes."""
    if cue.dep_ != "pcomp" or cue.head.lower_ != "as" or child(cue, "ccomp", "xcomp", "dobj") is not None:
        return None
    return next((c for c in cue.head.head.children if c.dep_ == "ccomp" and c.i < cue.i and is_finite(c)), None)


def _of_speaker(cue: Token, behind: Token) -> bool:
    """'…,” said Brandt, who heads …': a clause that the parser made of the speaker."""
    quoted = cue.doc[cue.i - 1].text in {"”", "’", '"', "''"} if cue.i > cue.sent.start else False
    return quoted and child(cue, *_SUBJECTS) is None and behind.left_edge.i == cue.i + 1


def _main_behind(cue: Token, behind: list[Token]) -> Token | None:
    """'warned that if the talks failed, the war would go on': the main clause, made the sentence's by the parser."""
    main, own = cue.head, child(cue.head, "nsubj", "nsubjpass")
    if cue.dep_ not in {"ccomp", "advcl"} or main.i < cue.i or own is None or own.i < cue.i or _reporting(main):
        return None
    end = max(b.right_edge.i for b in behind)
    joined = end + 1 < cue.sent.end and cue.doc[end + 1].text == "," and own.left_edge.i == end + 2
    that = any(c.lower_ == "that" for c in cue.doc[cue.i + 1 : cue.i + 3])
    return main if joined and that and child(main, "mark") is None else None


def _interrupted(cue: Token) -> list[Piece]:
    """The clause around the cue; the whole sentence where that is its main clause."""
    teller = child(cue.head, *_SUBJECTS)
    told = child(cue.head, "dobj", "dative", "xcomp", "ccomp", "prep")
    if teller is not None and teller.i > cue.i and _reporting(cue.head) and (told is None or told.i < cue.head.i):
        return runs(cue, range(cue.sent.start, cue.left_edge.i))  # '…, he said, the agency reported'
    if cue.head.dep_ != "ROOT" or any(t.text in {";", ":"} for t in cue.sent):
        return without(cue.head, cue)
    own = {t.i for t in cue.subtree}
    return runs(cue, [t.i for t in cue.sent if t.i not in own])


def _frame_behind(cue: Token, below: Token) -> bool:
    """'The police found a body, the mayor told reporters': the clause behind is the frame of this one."""
    framing = _reporting(below) or below.lemma_ in _LEARNT
    if below.i < cue.i or not framing or child(below, "mark", "ccomp", "xcomp") is not None:
        return False
    rest = [t for t in cue.doc[below.right_edge.i + 1 : cue.sent.end] if not t.is_punct]
    return not rest and "," in {cue.doc[below.left_edge.i - 1].text, below.left_edge.text}


def _goes_before(cue: Token, ahead: Token) -> bool:
    """'He has claimed that …, pledged to leave': a cue of the same speaker's own, no content."""
    return child(cue, *_SUBJECTS) is None and _reporting(ahead) and child(ahead, "ccomp", "xcomp") is not None


def _fronted(cue: Token, behind: list[Token]) -> list[Piece]:
    """'When the deal was signed, she said, “we were amazed”': a clause before an interrupting cue is part of it."""
    if not behind or cue.i + 1 >= cue.sent.end or cue.doc[cue.i + 1].text != ",":
        return []
    if cue.i + 3 < cue.sent.end and cue.doc[cue.i + 2].text in _OPENING and cue.doc[cue.i + 3].text[:1].isupper():
        return []  # 'When the bell rang, she said, “Go home”': a whole sentence of its own
    ahead = [c for c in cue.children if c.dep_ == "advcl" and c.i < cue.i and is_finite(c)]
    return runs(cue, [t.i for c in ahead for t in c.subtree if t.i < cue.i])


def _antecedent(cue: Token, pieces: list[Piece]) -> list[Piece]:
    """'an oil field, which officials said was lost': what 'which' stands for belongs to the content."""
    if cue.dep_ != "relcl" or not pieces or not any(cue.doc[p[0]].tag_ in {"WDT", "WP"} for p in pieces):
        return []
    return [noun_phrase(cue.head)]


def is_finite(verb: Token) -> bool:
    """True for a clause with a subject of its own and no bare 'to' or '-ing'."""
    if is_to(verb):
        return False
    if child(verb, *_SUBJECTS) is None:
        return verb.tag_ in {"VBD", "VBZ", "VBP"} or child(verb, "aux") is not None
    return verb.tag_ != "VBG" or child(verb, "aux") is not None


def without(head: Token, hole: Token) -> list[Piece]:
    """The subtree of head, less the subtree of hole, as runs of tokens."""
    gone = {t.i for t in hole.subtree} if head.is_ancestor(hole) else set()
    return runs(head, [t.i for t in head.subtree if t.i not in gone])


def _apart(cue: Token, clause_head: Token) -> bool:
    """True when a colon, semicolon or bracket stands between a clause and the cue behind it: two sentences."""
    if clause_head.i > cue.i:
        return False
    return any(t.text in {":", ";", "("} for t in cue.doc[clause_head.i : cue.i])


def _interrupts(cue: Token) -> bool:
    """'The bridge, he said, fell': a short clause between commas."""
    if child(cue, "nsubj") is None or (cue.dep_ == "ccomp" and child(cue, "xcomp") is not None):
        return False  # 'The state has ordered farmers to pay, the Gazette heard'
    if cue.dep_ == "advcl" and any(c.dep_ == "mark" or c.tag_ == "WRB" or c.lower_ == "as" for c in cue.children):
        return False
    left, right = cue.left_edge.i, cue.right_edge.i
    doc = cue.doc
    marks = {",", "—", "–", "--", "-", ")", "”", "“"}
    opened = left == cue.sent.start or doc[left].text in marks or doc[left - 1].text in marks
    closed = right + 1 >= cue.sent.end or doc[right].text in marks or doc[right + 1].text in marks | {".", "?", "!"}
    return cue.head.pos_ in {"VERB", "AUX"} and opened and (closed or cue.dep_ == "parataxis")


def _behind(cue: Token, heads: list[Token], frame: Frame) -> list[Piece]:
    pieces: list[Piece] = []
    for head in heads:
        found = without(head, cue)
        if found and child(head, *_SUBJECTS, "mark") is None and is_finite(head):
            found[0] = (min(found[0][0], _lost_subject(cue, found[0][0])), found[0][1])
        if found and head.lower_ in _CONTRACTED:
            found[-1] = (found[-1][0], cue.sent.end - 1)  # 'he’d support her', where the parser lost the verb
        target = child(cue, "dobj")
        if found and target is not None and cue.i < target.i < found[0][0] and frame.addressee is None:
            found[0] = (target.left_edge.i, found[0][1])  # 'demanded the mayor resign'
        pieces.extend(found)
    if pieces:
        pieces[-1] = (pieces[-1][0], _grounded(cue, _continued(cue, pieces[-1][1])))
    pieces = [(first, _asked(cue, first, _closed(cue, first, _semicolon(cue, first, last)))) for first, last in pieces]
    return [trim(cue.doc, *p) for p in pieces]


def _lost_subject(cue: Token, first: int) -> int:
    """'said about half of the rise reflected …': a subject that the parser hung on the cue; first where none is."""
    between = cue.doc[cue.i + 1 : first]
    if not len(between) or child(cue, "dobj", "dative") is not None or between[0].text in {",", ":", "that"}:
        return first
    noun = any(t.pos_ in {"NOUN", "PROPN"} and not timed(t) for t in between)
    if not noun or any(t.dep_ == "npadvmod" or t.lemma_.lower() in sources().mediums for t in between):
        return first
    return cue.i + 1 if between[0].tag_ != "IN" or between[0].lower_ in _HEDGES else first


def _closed(cue: Token, first: int, last: int) -> int:
    """A content that ends within quotation marks goes on to the closing one: '“deeply worried, and we will act”'."""
    marks = [t.text for t in cue.doc[first : last + 1] if t.text in {"“", "”"}]
    if not marks or marks[-1] == "”":
        return last
    return next((t.i - 1 for t in cue.doc[last + 1 : cue.sent.end] if t.text == "”"), last)


def _asked(cue: Token, first: int, last: int) -> int:
    """The end of the content before 'when asked whether …', which tells why it was said."""
    for t in cue.doc[first + 2 : last]:
        if t.lower_ in {"when", "after"} and t.nbor(1).lower_ in _ASKED and t.nbor(1).tag_ == "VBN":
            return t.i - 2 if t.nbor(-1).text in _CLOSING else t.i - 1
    return last


def _semicolon(cue: Token, first: int, last: int) -> int:
    """A semicolon or a remark on the saying, outside quotation marks, ends what is reported."""
    marks = {"“", "”", '"', "''", "``"}
    for t in cue.doc[first : last + 1]:
        if t.text in marks:
            return last
        if t.text == ";" or (t.text == "," and t.i < last and cue.doc[t.i + 1].lower_ in _REMARKS):
            return t.i - 1
    return last


def _continued(cue: Token, last: int) -> int:
    """The end of the content when a further clause, hung on the cue by the parser, goes on with it."""
    for c in cue.children:
        own = child(c, *_SUBJECTS)
        if _bare_behind(cue, c, last):
            return c.right_edge.i
        if (
            c.dep_ == "conj"
            and c.i > last
            and own is not None
            and c.left_edge.i <= last + 4
            and (own.lower_ not in _SAME or _reported_tense(c))
        ):
            return c.right_edge.i
    if last + 2 < cue.sent.end and cue.doc[last + 1].text == ":" and not _reports(cue.doc[last + 2 : cue.sent.end]):
        return cue.sent.end - 1  # the list that the clause announces
    return last


def _bare_behind(cue: Token, below: Token, last: int) -> bool:
    """'said funds are needed to find a cure, teach the public and …': a bare verb goes on with the content's 'to'."""
    bare = below.tag_ == "VB" and child(below, *_SUBJECTS, "aux", "mark") is None and cue.tag_ != "VB"
    series = below.dep_ in {"advcl", "ccomp", "conj", "dep"} and last < below.left_edge.i <= last + 3
    return bare and series and any(c.dep_ == "conj" for c in below.children)


def _reported_tense(verb: Token) -> bool:
    """'said they had seen some families leave, but they had not seen fighters': the narrator would say 'saw none'."""
    return any(c.dep_ == "aux" and c.lower_ not in {"did", "do", "does"} for c in verb.children)


def _grounded(cue: Token, last: int) -> int:
    """The end of the content with a reason, condition or addition behind it that the parser hung on the cue."""
    first = last + 1
    while first < cue.sent.end and cue.doc[first].text in {",", "”", "’", '"', "''"}:
        first += 1
    for c in cue.children:
        if c.i > last and c.left_edge.i == first and c.dep_ in {"advcl", "prep"} and c.left_edge.lower_ in _GROUNDS:
            return c.right_edge.i
    return last


def _reports(words: Span) -> bool:
    """True when a verb among the words could report speech itself."""
    return any(_reporting(t) for t in words)


def _reporting(verb: Token) -> bool:
    frames = verb_frames().get(verb.lemma_.lower(), ()) if verb.pos_ == "VERB" else ()
    return any("clause" in f.takes for f in frames)


def _before(cue: Token, heads: list[Token]) -> list[Piece]:
    if any(c.dep_ == "ccomp" and c.i > cue.i and child(c, "mark") is not None for c in cue.children):
        return []  # 'Writing for a paper, she noted that …'
    pieces: list[Piece] = []
    for head in heads:
        if cue.dep_ == "ROOT":
            start = _opening(cue, head)
            end = _frame_start(cue, head) - 1
            pieces.append(trim(cue.doc, start, max(end, start)))
            pieces.extend(_resumed(cue))
        else:
            pieces.extend(without(head, cue))
    return pieces


def _resumed(cue: Token) -> list[Piece]:
    """'The centre paid more, the agency said, and the rest paid less': what goes on behind the frame."""
    for c in cue.children:
        if c.i < cue.i or c.dep_ not in {"conj", "advcl", "prep", "ccomp", "dep"} or c.left_edge.i == cue.i + 1:
            continue
        own = child(c, *_SUBJECTS)
        first = c.left_edge.i
        while cue.doc[first - 1].dep_ in {"cc", "punct"} and cue.doc[first - 1].text != "," and first > cue.i + 1:
            first -= 1
        opener = cue.doc[first].lower_
        if cue.doc[first - 1].text != "," or opener not in _RESUME or (own is not None and own.lower_ in _SAME):
            continue
        if _quoted(cue.doc[cue.sent.start : cue.i]) != _quoted(cue.doc[first : c.right_edge.i + 1]):
            continue
        if own is not None and any(_reporting(t) for t in (c, *c.children)):
            continue
        return runs(cue, range(first, c.right_edge.i + 1))
    return []


def _quoted(words: Span) -> bool:
    return any(t.text in {"“", "”", "``"} for t in words)


def _opening(cue: Token, head: Token) -> int:
    """Where the reported sentence begins: the sentence's start, or behind its last colon or semicolon."""
    marks = [t.i for t in cue.doc[cue.sent.start : head.left_edge.i] if t.text in {":", ";"}]
    return marks[-1] + 1 if marks else cue.sent.start


def _frame_start(cue: Token, head: Token) -> int:
    """The first word of the frame: its subject, its adverbs, itself."""
    own = [t.i for c in cue.children if head.i < c.i < cue.i and c.dep_ not in {"punct", "ccomp"} for t in c.subtree]
    return min([*(i for i in own if i > head.i), cue.i])
