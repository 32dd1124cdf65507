"""Reading → who is who in it: names, surnames, titles, acronyms, demonyms, descriptions and pronouns.

One pass in reading order; every noun and pronoun that can stand for an actor is resolved from what stands before it.
"""

import datetime as dt
from functools import cached_property
from typing import Any

from spacy.tokens import Token

from config.lexicon import load_mapping
from extraction.document import Reading
from extraction.registry.beside import name_beside, officer
from extraction.registry.definite import Descriptions, person_noun
from extraction.registry.discourse import IT, SINGULAR, THEY, Discourse, country_of_phrase
from extraction.registry.entry import Entry, gender_of_word, kind_of_noun, lexicon
from extraction.registry.roster import Roster
from extraction.syntax import child, conjuncts, noun_phrase, trim
from models.actor import Actor, ActorKind, ActorMention
from models.span import Span

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


class Registry:
    """The actors of one article.

    author: who says 'I' outside quotations (letters, readouts); set by whoever knows.
    speakers: lifted quotation → its speaker, so that 'I' inside it is resolved; set once statements are known.
    """

    def __init__(self, reading: Reading, anchor: dt.date | None) -> None:
        self._reading = reading
        self._anchor = anchor
        self._roster = Roster(reading.doc, anchor)
        self._discourse = Discourse(reading)
        self._descriptions = Descriptions(self._roster, self._discourse, anchor)
        self._resolved: dict[int, list[Entry]] = {}
        self.author: ActorMention | None = None
        self.speakers: dict[int, ActorMention] = {}
        self._walk()

    def mentions(self, head: Token) -> list[ActorMention]:
        """The actors of a noun phrase, one for each coordinated noun or party of a pair; empty where it names none."""
        found: list[ActorMention] = []
        one_man = self._by_second_role(head) or self._named_by_second_role(head)
        if one_man is not None:
            return [one_man]
        for noun in conjuncts(head):
            if noun.i != head.i and self._second_role(noun):
                continue
            pair = self._resolved.get(noun.i, [])
            if len(pair) > 1:
                span = self._span(noun)
                found += [ActorMention(actor=e.actor(), span=span) for e in pair]
            elif (mention := self.mention(noun)) is not None:
                found.append(mention)
        return found

    def mention(self, head: Token) -> ActorMention | None:
        """The actor one noun or pronoun stands for; null for words that name nobody ('some')."""
        if head.i in self._reading.stand_in:
            return None
        if head.lower_ in _FIRST_PERSON and head.pos_ == "PRON":
            return self._first_person(head)
        if head.tag_ in {"WP", "WDT"} and head.head.dep_ == "relcl":
            return self.mention(head.head.head)
        entries = self._resolved.get(head.i, [])
        if entries and (man := officer(self._roster, head)) is not None:
            return ActorMention(actor=man[1].actor(), span=self._reading.span(noun_phrase(head)[0], man[0].last))
        if entries:
            titled = self._titled(head, entries[0])
            return titled or ActorMention(actor=entries[0].actor(), span=self._span(head))
        if (named := self._appositive(head)) is not None:
            return named
        if head.pos_ == "PRON":
            return self._unresolved_pronoun(head)
        if head.lower_ in lexicon()["nobody"] or head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"}:
            return None
        return self._description(head)

    def is_person(self, word: Token) -> bool:
        """True for a word of the longer name by which the article has introduced someone: a bare surname."""
        entries = self._resolved.get(word.i, ())
        return any(e.kind == "person" and e.named and len(e.words) > 1 and word.text in e.words for e in entries)

    def is_party(self, head: Token) -> bool:
        """True when the word can act: a name, a person, an organisation, a state, a force — not a thing."""
        if head.i in self._resolved:
            return any(e.kind != "document" for e in self._resolved[head.i])
        lemma = head.lemma_.lower()
        return person_noun(head) or kind_of_noun().get(lemma, "document") != "document"

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO codes of the states that the article's actors belong to.

        'Georgia' alone is no sign of the state where the United States are named too.
        """
        shared: Any = load_mapping("place_words")["shared_names"]
        return frozenset(e.country for e in self._roster.entries if e.country and e.name not in shared)

    def _walk(self) -> None:
        for token in self._reading.doc:
            if token.i in self._reading.stand_in:
                continue
            entries = self._resolve(token)
            if entries:
                self._resolved[token.i] = entries
                for entry in entries:
                    self._discourse.note(token, entry)

    def _resolve(self, token: Token) -> list[Entry]:
        here = self._roster.at(token)
        if here is not None:
            name, entry = here
            if token.lower_ in lexicon()["partisans"] and (meant := self._descriptions.resolve(token)):
                return meant  # 'the Arizona Republican'
            root = self._reading.doc[name.first : name.last + 1].root
            return [entry] if token.i == root.i else []
        if token.pos_ == "PRON":
            return self._discourse.pronoun(token) if token.lower_ in SINGULAR | THEY | IT else []
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod"}:
            found = self._descriptions.resolve(token)
            if not found and self._introduces(token):
                beside = name_beside(self._roster, token, *noun_phrase(token)) if person_noun(token) else None
                # 'The leader of the council Ina Reyes said': 'she' goes back to the name, not to the leader
                self._discourse.note(token, beside[1] if beside is not None else self._nameless(token))
            return found
        return []

    def _introduces(self, head: Token) -> bool:
        """True for a noun that brings somebody nameless in: 'a woman', 'officials' — not 'his aide, Ivan Dorn'."""
        if head.dep_ not in {"nsubj", "nsubjpass", "pobj", "dobj"} or not self.is_party(head):
            return False
        return not any(c.dep_ == "appos" and self._roster.at(c) for c in head.children)

    def _nameless(self, head: Token) -> Entry:
        """'A woman', 'officials': nobody the roster knows, but 'she' and 'they' may go back to them."""
        actor = self._description(head).actor
        words = tuple(actor.name.split())
        return Entry(actor.name, actor.kind, words, actor.country, gender=gender_of_word(head.lemma_), named=False)

    def _by_second_role(self, head: Token) -> ActorMention | None:
        """'The front-runner and former secretary of state': the second role tells who it is."""
        roles = conjuncts(head)
        if len(roles) != 2 or head.i in self._resolved or self._roster.at(roles[1]) or not person_noun(head):
            return None
        meant = self._resolved.get(roles[1].i, [])
        singular = head.tag_ == "NN" and roles[1].tag_ == "NN" and child(roles[1], "det", "poss", "appos") is None
        if len(meant) != 1 or meant[0].kind != "person" or not singular or child(head, "det") is None:
            return None
        return ActorMention(actor=meant[0].actor(), span=self._span(head))

    def _named_by_second_role(self, head: Token) -> ActorMention | None:
        """'Former president and now chairman Ina Reyes': one person, the name behind the second role."""
        roles = conjuncts(head)
        if len(roles) != 2 or self._roster.at(head) or head.tag_ not in {"NN", "NNP"} or not person_noun(head):
            return None
        here = self._roster.at(roles[1])
        if here is None or here[1].kind != "person" or child(head, "det", "poss") is not None:
            return None
        before = self._reading.doc[here[0].first - 1]
        if before.i <= head.i or before.dep_ != "compound" or not person_noun(before):
            return None
        return ActorMention(actor=here[1].actor(), span=self._reading.span(noun_phrase(head)[0], here[0].last))

    def _second_role(self, noun: Token) -> bool:
        """'The front-runner and former minister': one person, two roles, one article."""
        first = noun.head
        if noun.i in self._resolved or self._roster.at(noun) or not (person_noun(noun) and person_noun(first)):
            return False
        singular = first.tag_ == "NN" and noun.tag_ == "NN"
        return singular and child(first, "det") is not None and child(noun, "det", "poss", "appos") is None

    def _first_person(self, head: Token) -> ActorMention | None:
        quote = self._reading.quote_of(head)
        known_speaker = self.speakers.get(quote.id) if quote is not None else self.author
        if known_speaker is None:
            return None
        return ActorMention(actor=known_speaker.actor, span=self._span(head))

    def _titled(self, head: Token, entry: Entry) -> ActorMention | None:
        """'Special Assistant to the President on Media Ina Reyes', where the model took the title for a body's name."""
        if entry.kind == "person" or head.pos_ != "PROPN" or not person_noun(head):
            return None
        named = self._appositive(head)
        return named if named is not None and named.actor.kind == "person" else None

    def _appositive(self, head: Token) -> ActorMention | None:
        """'his spokesman, Dmitry Peskov': the name beside it says who."""
        first, last = noun_phrase(head)
        found = name_beside(self._roster, head, first, last)
        if found is None:
            return None
        begin, end = min(first, found[0].first), max(last, noun_phrase(head.doc[found[0].last])[1], found[0].last)
        return ActorMention(actor=found[1].actor(), span=self._reading.span(begin, end))

    def _unresolved_pronoun(self, head: Token) -> ActorMention | None:
        if head.lower_ not in SINGULAR | THEY:
            return None
        kind: ActorKind = "person" if head.lower_ in SINGULAR else "group"
        return ActorMention(actor=Actor(name=head.text, kind=kind, named=False), span=self._span(head))

    def _description(self, head: Token) -> ActorMention:
        """An unnamed actor under its own words: 'South Korean military', 'officials', 'a witness'."""
        span = self._span(head)
        first, last = noun_phrase(head)
        while first < last and self._reading.doc[first].lower_ in lexicon()["determiners"]:
            first += 1
        first, last = trim(self._reading.doc, first, last)
        name = self._reading.span(first, last).text
        return ActorMention(
            actor=Actor(name=name, kind=self._kind(head), country=country_of_phrase(head), named=head.pos_ == "PROPN"),
            span=span,
        )

    def _kind(self, head: Token) -> ActorKind:
        if person_noun(head) and head.tag_ not in {"NNS", "NNPS"}:
            return "person"
        return kind_of_noun().get(head.lemma_.lower(), "group" if head.tag_ == "NNS" else "organisation")

    def _span(self, head: Token) -> Span:
        here = self._roster.at(head)
        first, last = noun_phrase(head)
        if here is not None:
            first, last = min(first, here[0].first), max(last, here[0].last) if last < here[0].last else last
        return self._reading.span(first, last)
