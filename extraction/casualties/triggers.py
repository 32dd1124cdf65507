"""Sentence → findings by verbs: 'killed three', 'were shot dead', 'sustained injuries', 'was taken to hospital'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.casualties.finding import Finding, Unread
from extraction.casualties.frames import Resultative, VerbFrame, Who, frames
from extraction.casualties.lights import LightVerbs, finding_of
from extraction.casualties.nominals import among
from extraction.casualties.people import is_people, kind_of, lemma, words
from extraction.casualties.together import in_company
from extraction.casualties.verbs import (
    before_insertion,
    doer_allowed,
    following,
    grammatical_subjects,
    may_take,
    passive,
    preceding,
    roles,
)
from extraction.casualties.victims import Victim, VictimReader
from extraction.document import Unit
from extraction.syntax import child

_NO_DEATH = frozenset(
    {
        "sentence",
        "condemn",
        "scare",
        "bore",
        "tie",
        "relate",
        "due",
        "lead",
        "go",
        "subject",
        "worry",
        "frighten",
        "sentenced",
    }
)
_STATIVE = frozenset({"be", "go", "lie", "remain", "fall", "drop", "become", "feel"})
_ANY = "any"


class VerbTriggers:
    """Reads one sentence's verbs."""

    def __init__(self, unit: Unit, tokens: list[Token], reader: VictimReader) -> None:
        self._unit = unit
        self._tokens = tokens
        self._reader = reader
        self._capitals = not any(t.text.islower() for t in tokens)
        self.unread: list[Unread] = []
        self.lights = LightVerbs(unit, tokens, reader, self.unread)
        self.bare: list[Finding] = []  # 'is holding 26': counts only where captives were told of before

    def find(self) -> Iterator[Finding]:
        """Findings of all verbs, in order; some may tell the same thing twice."""
        results = list(self._resultatives())
        decided = {verb for verb, _ in results}
        for token in self._tokens:
            lemma_form = frames().lemmas.get(token.lower_)
            if lemma_form is None or self._is_name(token):
                continue
            if token.i not in decided:
                for frame in self._frames_of(token, lemma_form[0]):
                    yield from self._verb(token, frame)
            yield from self.lights.find(token, lemma_form[0])
            yield from self._hospital(token, lemma_form[0])
        yield from (finding for _, finding in results)

    def _is_name(self, token: Token) -> bool:
        """'the Free Vell Army': no verb, though spelled like one."""
        if token.lower_ == frames().lemmas[token.lower_][0] and token.tag_ in {"JJ", "NNP", "RB", "IN"}:
            return True
        before = token.doc[token.i - 1]
        named = token.tag_ == "NNP" and token.i > self._unit.start and (not before.is_punct or _opens_title(before))
        return named and not self._capitals  # old wires have capitals only, and the tagger sees names everywhere

    def _frames_of(self, token: Token, lemma_: str) -> Iterator[VerbFrame]:
        known = frames().verbs.get(lemma_, ())
        by_adverb = [f for f in known if f.adverbs and self._has_adverb(token, f.adverbs)]
        for frame in by_adverb or (f for f in known if not f.adverbs):
            if (frame.particle is None or self._has_particle(token, frame.particle)) and not self._other_sense(
                token, frame
            ):
                yield frame

    def _other_sense(self, token: Token, frame: VerbFrame) -> bool:
        """'fell back', 'fell ill', but 'fell in the war'."""
        behind = [t.lower_ for t in self._tokens[token.i - self._unit.start + 1 :][:3]]
        fits = {" ".join(behind[:n]) for n in (1, 2, 3)} & frame.but
        return bool(set(behind[:1]) & frame.unless) and not fits

    @staticmethod
    def _has_adverb(token: Token, adverbs: frozenset[str]) -> bool:
        near = (token.doc[i].lower_ for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc))
        return any(word in adverbs for word in near) or any(c.lower_ in adverbs for c in token.children)

    def _has_particle(self, token: Token, particle: str) -> bool:
        near = self._tokens[token.i - self._unit.start + 1 : token.i - self._unit.start + 2]
        return any(t.lower_ == particle for t in near) or any(
            c.dep_ in {"prt", "advmod"} and c.lower_ == particle for c in token.children
        )

    def _verb(self, token: Token, frame: VerbFrame) -> Iterator[Finding]:
        if self._is_noun(token, frame) or any(c.lower_ in frames().not_bodily for c in token.children):
            return
        heads: list[Token] = []
        counted = False
        for head, construction, doer in roles(token, frame, self._unit, self._reader):
            if not doer_allowed(frame, doer):
                return
            heads.append(head)
            for found in self._with_company(token, head, frame.who):
                victim = self._reader.whole_of(found, token)
                size = victim.quantity.high or victim.quantity.low or 0
                if size < frame.least or (frame.outcome == "displaced" and kind_of(victim.head) == "military"):
                    continue  # soldiers who leave or are flown out are no refugees
                if (frame.figure in {"required", "counted"} and victim.by != "figure") or not self._says_people(
                    token, frame, victim
                ):
                    continue
                if construction == "attribute" and victim.by != "figure":
                    continue  # 'an injured soldier was brought in' tells no toll
                if not may_take(frame, doer, victim.head):
                    if frame.agent and victim.head.tag_ == "CD":
                        self.bare.append(
                            finding_of(self._unit, token, frame.outcome, victim, f"{frame.name}:recalled", doer)
                        )
                    continue
                if victim.by == "pronoun" and (frame.outcome, construction) == ("wounded", "active"):
                    continue  # 'that hurt him' is mostly said of feelings and chances
                counted = True
                yield finding_of(self._unit, token, frame.outcome, victim, f"{frame.name}:{construction}", doer)
        if not counted and frame.figure is None and frame.agent is None and not frame.passive_only:
            self.unread.append(Unread(token, frame.outcome, frame.name, heads[0] if heads else None))

    @staticmethod
    def _says_people(verb: Token, frame: VerbFrame, victim: Victim) -> bool:
        """False for a bare figure where a noun is needed, and for things 'killed off'."""
        if lemma(victim.head) in frame.never or (
            frame.outcome == "captured" and lemma(victim.head) in words("never_held")
        ):
            return False
        killed_off = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "off"
        return is_people(victim.head) or not (killed_off or frame.figure in {"noun", "counted"})

    def _with_company(self, verb: Token, head: Token, who: Who) -> Iterator[Victim]:
        yield from self._reader.read(head, who)
        company = in_company(verb, self._unit.end)
        if company is not None and company.i != head.i:
            yield from self._reader.read(company, "people")

    @staticmethod
    def _is_noun(token: Token, frame: VerbFrame) -> bool:
        """'the drowning', 'burns', 'a bruising defeat': a noun or adjective that only looks like the verb."""
        if token.dep_ == "amod" and token.lower_.endswith("ing"):
            return True
        return (
            token.tag_ in {"NN", "NNS"} and not token.lower_.endswith(("ed", "t", "n")) and frame.outcome != "missing"
        )

    def _hospital(self, token: Token, lemma_: str) -> Iterator[Finding]:
        if lemma_ not in frames().hospital_verbs or token.lower_ == lemma_ or token.lower_.endswith("ing"):
            return
        at = token.i - self._unit.start
        window = [t for t in self._tokens[at + 1 : at + 9] if t.text not in {";", "."}]
        if not any(t.lower_ in {"to", "in", "at", "into", "from"} for t in window[:5]) or not any(
            t.lower_ in frames().hospital_places for t in window
        ):
            return
        frame = VerbFrame(name="to hospital", lemma=lemma_, outcome="wounded", victims="object", who="people")
        for head, construction, doer in roles(token, frame, self._unit, self._reader):
            sent = construction == "active" and lemma_ in {"send", "put", "land"} and doer is not None
            thing = (
                sent and doer is not None and not (is_people(doer) or lemma(doer) in words("collectives"))
            )  # 'the blaze sent nine to the hospital'
            if lemma(head) in {"body", "corpse", "dead", "deceased"}:
                continue
            if construction in {"passive", "reduced"} or thing:
                for victim in self._reader.read(head, "people"):
                    yield finding_of(self._unit, token, "wounded", victim, f"to hospital:{construction}")

    def _resultatives(self) -> Iterator[tuple[int, Finding]]:
        """(verb, finding) for each complement that decides what its verb did."""
        for at, token in enumerate(self._tokens):
            for parts, result in frames().resultatives.get(token.lower_, ()):
                if tuple(t.lower_ for t in self._tokens[at : at + len(parts)]) != parts:
                    continue
                verb = self._verb_of(at, result)
                if self._idiom(at):
                    continue
                if verb is not None and verb.lemma_ == "be" and token.dep_ == "amod" and token.head.i > token.i:
                    continue  # 'is the last missing person'
                if verb is not None and not among(token):
                    yield from ((verb.i, finding) for finding in self._result(token, verb, result, " ".join(parts)))

    def _idiom(self, at: int) -> bool:
        """'is dead in the water'."""
        behind = [t.lower_ for t in self._tokens[at : at + 4]]
        return any(" ".join(behind[:n]) in frames().idioms for n in (2, 3, 4))

    def _verb_of(self, at: int, result: Resultative) -> Token | None:
        """The nearest verb before the complement that may take it, within the clause."""
        for token in reversed(self._tokens[max(0, at - 12) : at]):
            if token.text in {";", ":"}:
                return None
            known = frames().lemmas.get(token.lower_)
            verbal = token.tag_.startswith("VB") or (known is not None and token.lower_ != known[0])
            if _ANY in result.verbs:
                if (
                    verbal
                    and token.tag_.startswith("VB")
                    and token.lower_ not in {"was", "were", "been", "be", "being"}
                ):
                    return token if token.lemma_.lower() not in _NO_DEATH else None
            elif known is not None and known[0] in result.verbs:
                return token
            elif verbal:
                return None
        return None

    def _result(self, token: Token, verb: Token, result: Resultative, words: str) -> Iterator[Finding]:
        """'left 5 dead': the noun between; 'shot dead two': the noun after; 'were found dead': the subject."""
        last = self._tokens[token.i - self._unit.start + len(words.split()) - 1]
        head = self._between(verb, token) or self._object_after(last, verb)
        if head is None and child(verb, "dobj") is not None and result.outcome == "wounded":
            return  # 'one hit him in the back'
        if head is None:
            if token.dep_ == "acl" and verb.i < token.head.i < token.i:
                return  # 'was clear, with a sense of purpose missing from …'
            head = self._subject_of(verb)
        victims = list(self._with_company(token, head, "living")) if head is not None else []
        if not victims:
            self.unread.append(Unread(token, result.outcome, f"{verb.lemma_.lower()} {words}", head))
        for victim in (self._reader.whole_of(v, verb) for v in victims):
            if result.outcome == "wounded" and victim.by == "pronoun":
                continue  # 'he was hit by a stray bullet': what became of him is told elsewhere
            counted = victim.by == "figure" and (result.outcome != "missing" or victim.head.tag_ == "CD")
            if is_people(victim.head) or counted or victim.by == "named" or result.outcome == "killed":
                found = finding_of(self._unit, token, result.outcome, victim, f"{verb.lemma_.lower()} {words}:result")
                yield replace(found, clause=verb)

    def _between(self, verb: Token, token: Token) -> Token | None:
        inner = [t for t in self._tokens if verb.i < t.i < token.i]
        if not inner or inner[0].lower_ in {"by", "in", "with", "to", "and"}:
            return None
        if token.dep_ == "dobj" and (figure := child(token, "nummod")) is not None:
            return figure  # 'left one militant dead', where the parser takes 'dead' for the noun
        head = preceding(token, self._unit, self._reader) or following(verb, self._unit, self._reader)
        return head if head is not None and verb.i < head.i < token.i else None

    def _object_after(self, token: Token, verb: Token) -> Token | None:
        if token.i - verb.i > 3 or token.i + 1 >= self._unit.end:
            return None
        after = token.doc[token.i + 1]
        if after.tag_ not in {"CD", "DT", "NN", "NNS", "NNP", "JJ", "RB", "IN", "JJR"} or after.lower_ in {
            "in",
            "by",
            "on",
            "after",
            "when",
            "at",
        }:
            return None if self._reader.counted(after) is None else self._figure_head(after)
        found = child(verb, "dobj") or following(token, self._unit, self._reader)
        return found if found is not None and found.i > token.i else None

    def _figure_head(self, token: Token) -> Token:
        counted = self._reader.counted(token)
        return counted.head if counted is not None and counted.head is not None else token

    def _subject_of(self, verb: Token) -> Token | None:
        near = preceding(verb, self._unit, self._reader)
        shares = verb.dep_ == "conj" and child(verb.head, "auxpass") is not None  # 'were dragged out and shot dead'
        finite = verb.tag_ in {"VBD", "VBP", "VBZ", "VBG"} and verb.dep_ != "acl" and not shares
        finite &= not _participle(verb)
        if finite and not passive(verb, self._unit) and verb.lemma_ not in _STATIVE:
            return near if child(verb, "nsubj") is None else None  # 'took hostage all the staff': not the takers
        subjects = grammatical_subjects(verb.head if verb.dep_ in {"oprd", "acomp", "aux"} else verb)
        told = [s for s in subjects if is_people(s) or self._reader.counted(s) is not None] or subjects
        found = near or next(reversed(told), None)
        return found or before_insertion(verb, self._unit, self._reader)


def _opens_title(mark: Token) -> bool:
    """The mark of “Lost Tycoon”: behind it every word has its capital."""
    first, second = mark.doc[mark.i + 1], mark.doc[min(mark.i + 2, len(mark.doc) - 1)]
    return mark.is_quote and first.text.istitle() and second.text.istitle()


def _participle(verb: Token) -> bool:
    """'Three clerks taken hostage were freed': no past tense has this form, whatever the tagger says."""
    return verb.lower_.endswith("en") and not any(c.lower_ in {"have", "has", "had"} for c in verb.children)
