"""Order of mentions → who 'he', 'they', 'the minister', 'the two leaders' are."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.document import Reading
from extraction.registry.entry import Entry, Gender, lexicon
from extraction.registry.focus import EPITHET_REACH, is_epithet, is_main, speaks
from extraction.syntax import ancestors, child, subject

_GENDERS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f",
                               "herself": "f"}  # fmt: skip
SINGULAR = frozenset(_GENDERS)
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
_REACH = 14  # sentences; a pronoun further from its antecedent is not resolved
_SUBJECT_BONUS = 2.5
_MAIN_CLAUSE_BONUS = 1.0
_OWN_SENTENCE_BONUS = 3.0  # 'North Korea's confirmation that its troops …'
_QUOTED_PENALTY = 4.0
_SPEAKER_BONUS = 1.5  # of 'he said', for who spoke last
_COUPLE_REACH = 3
_WHERE = frozenset({"in", "at", "to", "from", "near", "into", "for"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEADING = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
_ARTICLES = frozenset({"the", "this", "that"})
_BODY_REACH = 8  # sentences; 'the group' further away is another
_IT_KINDS = frozenset({"government", "organisation", "military", "media", "document", "group"})


@dataclass(slots=True)
class Seen:
    """One mention on the way through the article."""

    token: Token
    unit: int
    entry: Entry
    subject: bool
    quoted: bool
    plural: bool
    modifier: bool
    spoke: bool


class Discourse:
    """The mentions met so far. Fed in reading order; answers only from what stands before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: list[Seen] = []

    def note(self, token: Token, entry: Entry) -> None:
        """Remember that a token mentions an entry."""
        unit = self._reading.unit_of(token)
        head = token.head if token.dep_ in {"conj", "appos"} else token  # 'the director, Olga Reyes, said'
        grammatical = head.dep_ in _SUBJECTS
        plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in THEY
        modifier = token.dep_ in {"amod", "compound", "nmod"} or token.pos_ == "ADJ"
        quoted = unit.quote is not None
        spoke = entry.kind == "person" and not quoted and speaks(head) and is_main(head.head)
        self._seen.append(Seen(token, unit.index, entry, grammatical, quoted, plural, modifier, spoke))

    def pronoun(self, token: Token) -> list[Entry]:
        """The most salient earlier mention that the pronoun can stand for; empty = none within reach.

        'They' may be two people who were last seen together.
        """
        form = token.lower_
        if form in SINGULAR:
            gender = _GENDERS[form]
            found = self._best(token, lambda s: s.entry.kind == "person" and s.entry.gender in {gender, None})
            found = found or self._best(token, lambda s: s.entry.doubtful and s.subject)
            if found is not None:
                found.kind, found.doubtful = "person", False
                found.gender = gender  # whoever was 'she' once is not 'he' later
        elif form in THEY:
            couple = self._couple(token)
            if couple:
                return couple
            found = self._best(token, lambda s: s.plural or s.entry.kind in {"group", "organisation", "military"})
        else:
            found = self._best(token, lambda s: s.entry.kind in _IT_KINDS and not s.plural)
        return [found] if found is not None else []

    def _couple(self, token: Token) -> list[Entry]:
        """People in one of the last sentences, no plural noun after them: 'X met Y. They agreed …'.

        Two of them, or any number that are coordinated: 'A, B and C met. They …'.
        """
        unit = self._reading.unit_of(token).index
        people: dict[int, list[Entry]] = {}
        listed: set[int] = set()
        for seen in reversed(self._seen):
            if unit - seen.unit > _COUPLE_REACH or (seen.plural and seen.subject):
                break
            if seen.entry.kind == "person" and not seen.quoted and seen.token.dep_ != "poss":
                same = people.setdefault(seen.unit, [])
                if seen.entry not in same:
                    same.append(seen.entry)
                if seen.token.dep_ == "conj":
                    listed.add(seen.unit)
        return next((pair[::-1] for u, pair in people.items() if len(pair) == 2 or (len(pair) > 2 and u in listed)), [])

    def _best(self, token: Token, fits: Callable[[Seen], bool]) -> Entry | None:
        unit = self._reading.unit_of(token)
        barred = _clause_mates(token)
        sentence, above = token.sent, {t.i for t in ancestors(token)}
        here = range(sentence.start, sentence.end)
        speaker = self._speaker(fits) if unit.quote is None and token.lower_ in SINGULAR and speaks(token) else None
        best: tuple[float, Entry] | None = None
        for seen in reversed(self._seen):
            distance = unit.index - seen.unit
            if distance > _REACH:
                break
            if seen.modifier or not fits(seen) or seen.token.i in barred:
                continue
            score = -float(distance) + self._salience(seen, unit.quote is not None)
            if seen.token.i in here:
                score += self._nearness(seen, token, above)
            if speaker is not None:
                score += _SPEAKER_BONUS if seen is speaker else -_QUOTED_PENALTY if seen.quoted else 0.0
            if best is None or score > best[0]:
                best = (score, seen.entry)
        return best[1] if best else None

    def _speaker(self, fits: Callable[[Seen], bool]) -> Seen | None:
        """Who spoke last outside quotations, of those that fit."""
        return next((s for s in reversed(self._seen) if s.spoke and fits(s)), None)

    def _nearness(self, seen: Seen, token: Token, above: Container[int]) -> float:
        """Of a mention in the pronoun's own sentence."""
        score = _OWN_SENTENCE_BONUS if token.lower_ == "its" and seen.token.i < token.i else 0.0
        if seen.subject and seen.token.head.i in above:
            score += 1.0  # 'Putin said he …'
            if seen.token.head.i == _sayer(token):  # 'X met Y after Z said he …'
                score += _MAIN_CLAUSE_BONUS + 0.5
        return score

    def _salience(self, seen: Seen, in_quote: bool) -> float:
        score = _SUBJECT_BONUS if seen.subject else 0.0
        verb = seen.token.head.head if seen.token.dep_ in {"conj", "appos"} else seen.token.head
        if seen.subject and verb.dep_ == "ROOT":
            score += _MAIN_CLAUSE_BONUS
        if seen.quoted and not in_quote:
            score -= _QUOTED_PENALTY
        if seen.token.dep_ in {"poss", "compound", "nmod"}:
            score -= 0.5
        if seen.entry.gender is None:
            score -= 0.3
        return score

    def described(self, head: Token, country: str | None, office: str | None) -> Entry | None:
        """The last person mentioned whose role fits 'the minister', 'the Russian leader', 'the spokesman'."""
        lemma = head.lemma_.lower()
        former = any(c.lower_ in {"former", "ex"} for c in head.children)
        party = lexicon()["partisans"].get(lemma)
        if (titled := self._titled(head)) is not None:
            return titled
        for seen in reversed(self._seen):
            entry = seen.entry
            if entry.kind != "person" or (country and entry.country != country and not party):
                continue
            if (
                (office and office in entry.offices)
                or (former and office and office in entry.once)
                or _role_ends(entry, lemma)
                or (party and entry.affiliation == party)
                or (office == "leader" and entry.offices & _LEADING)
            ):
                return entry
        return None

    def in_focus(self, head: Token) -> Entry | None:
        """'The striker said', 'the Argentine added', 'the 34-year-old': who spoke last, else who did something."""
        if not is_epithet(head):
            return None
        unit = self._reading.unit_of(head)
        near = [s for s in self._seen if unit.index - s.unit <= EPITHET_REACH and s.entry.kind == "person"]
        near = [s for s in near if s.entry.named and not (s.quoted or s.plural) and s.token.sent != head.sent]
        spoke, acted = ([s for s in near if s.spoke], [s for s in near if s.subject])
        return (spoke or acted)[-1].entry if spoke or acted else None

    def _titled(self, head: Token) -> Entry | None:
        """'The External Affairs Minister': who bears that very title, before others in a like office."""
        phrase = " ".join(t.lower_ for t in head.doc[head.left_edge.i : head.i + 1] if t.pos_ not in {"DET", "PRON"})
        if " " not in phrase:
            return None
        people = (s.entry for s in reversed(self._seen) if s.entry.kind == "person" and s.entry.role)
        return next((e for e in people if (e.role or "").lower() == phrase), None)

    def body(self, head: Token) -> Entry | None:
        """The last body mentioned that 'the commission', 'the ministry' is short for, or that 'the group' may be."""
        lemma, unit = head.lemma_.lower(), self._reading.unit_of(head).index
        endings = [e.lower() for e in lexicon()["short_for"].get(lemma, ())]
        kinds = lexicon()["stands_for"].get(lemma, ())
        aside: Entry | None = None
        for seen in reversed(self._seen):
            entry, words = seen.entry, [w.lower().strip(".") for w in seen.entry.words]
            if entry.kind != "person" and len(words) > 1 and any(e in words for e in endings):
                return entry
            near = unit - seen.unit <= _BODY_REACH and not seen.modifier and entry.named
            if near and entry.kind in kinds and seen.subject:
                return entry
            aside = aside or (entry if near and entry.kind in kinds else None)
        return aside

    def nameless(self, head: Token) -> Entry | None:
        """'The official' after 'a senior U.S. official': whoever was brought in under that word."""
        unit, said = self._reading.unit_of(head).index, {c.lower_ for c in head.children if c.i < head.i} - _ARTICLES
        for seen in reversed(self._seen):
            if unit - seen.unit > _REACH:
                break
            words = {w.lower() for w in seen.entry.words}
            if not seen.entry.named and seen.token.lower_ == head.lower_ and said <= words:
                return seen.entry
        return None

    def colleagues(self, lemma: str) -> list[Entry]:
        """The last two people of whom the word holds, earlier first: 'the two ministers', 'both diplomats'."""
        offices = frozenset(lexicon()["offices_of"].get(lemma, ()))
        found: list[Entry] = []
        for seen in reversed(self._seen):
            entry = seen.entry
            if seen.quoted or not entry.named or entry in found or entry.kind != "person":
                continue
            if entry.offices & offices or _role_ends(entry, lemma):
                found.append(entry)
            if len(found) == 2:
                return found[::-1]
        return []

    def lands(self) -> list[str]:
        """ISO codes of the two states named or spoken for last, earlier first; where something is does not count."""
        found: list[str] = []
        for kind in ("government", "person"):
            for seen in reversed(self._seen):
                entry = seen.entry
                acts = entry.kind == kind and (kind == "government" or _of_a_state(entry))
                there = seen.token.dep_ == "pobj" and seen.token.head.lower_ in _WHERE
                if acts and entry.country and not seen.quoted and not there and entry.country not in found:
                    found.append(entry.country)
                if len(found) == 2:
                    return found[::-1]
        return []

    def pair(self, *, people: bool) -> list[Entry]:
        """The last two parties mentioned, earlier first: 'the two leaders', 'both countries'."""
        found: list[Entry] = []
        for seen in reversed(self._seen):
            fits = seen.entry.kind == "person" if people else seen.entry.kind == "government"
            if fits and not seen.quoted and seen.entry not in found:
                found.append(seen.entry)
            if len(found) == 2:
                return found[::-1]
        return []


def _of_a_state(entry: Entry) -> bool:
    """True for 'Peru's president', not for 'the president of the European Council'."""
    return bool(entry.offices) and (not entry.affiliation or gazetteer().country(entry.affiliation) is not None)


def _sayer(pronoun: Token) -> int:
    """The verb whose clause the pronoun is the subject of: 'said' in 'Z said he was ready'; else none."""
    clause = pronoun.head
    return clause.head.i if pronoun.dep_ in _SUBJECTS and clause.dep_ == "ccomp" and clause.i > clause.head.i else -1


def _role_ends(entry: Entry, lemma: str) -> bool:
    role = (entry.role or "").lower().split(" of ")[0].split(" for ")[0]
    full = {lexicon()["short_titles"].get(title) for title in entry.titles}
    return lemma in full or lemma in entry.titles or bool(role and role.endswith(lemma))


def _clause_mates(token: Token) -> set[int]:
    """Arguments of the pronoun's own clause: 'Trump met him' — he is not Trump."""
    if token.dep_ == "poss" or token.head.pos_ not in {"VERB", "AUX", "ADP"}:
        return set()
    verb = token.head if token.head.pos_ != "ADP" else token.head.head
    mates = {c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}}
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        own = subject(verb)
        if own is not None:
            mates.add(own.i)
    return mates - {token.i}


def country_of_phrase(head: Token) -> str | None:
    """ISO code of the state that a description names: 'the Russian leader', 'Ukraine's president'."""
    book = gazetteer()
    for c in head.children:
        if c.dep_ in {"amod", "compound", "nmod", "poss"}:
            first = c.left_edge.i
            for words in (c.doc[first : c.i + 1].text, c.text) if first < c.i else (c.text,):
                state = book.demonym(words) or book.country(words) or book.seat(words)
                if state is not None:
                    return state.iso3
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in {"of", "in", "from"} and (inner := child(c, "pobj")) is not None:
            state = book.country(inner.doc[inner.left_edge.i : inner.i + 1].text) or book.country(inner.text)
            if state is not None:
                return state.iso3
    return None
