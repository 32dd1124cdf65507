"""Reading → who is who in it: names, surnames, titles, acronyms, demonyms, descriptions and pronouns.

One pass in reading order; every noun and pronoun that can stand for an actor is resolved from what stands before it.
"""

import datetime as dt
from functools import cached_property
from typing import Any

from spacy.tokens import Token

from config.lexicon import load_mapping
from extraction.document import Reading
from extraction.registry.definite import Descriptions, person_noun
from extraction.registry.discourse import IT, SINGULAR, THEY, Discourse, country_of_phrase
from extraction.registry.entry import Entry, gender_of_word, kind_of_noun, lexicon
from extraction.registry.names import Name
from extraction.registry.roster import Roster
from extraction.syntax import child, conjuncts, noun_phrase, trim
from models.actor import Actor, ActorKind, ActorMention
from models.span import Span

_BODIES = frozenset({"media", "organisation", "government", "group"})
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
        if entries:
            return ActorMention(actor=entries[0].actor(), span=self._span(head))
        if (named := self._appositive(head)) is not None:
            return named
        if head.pos_ == "PRON":
            return self._unresolved_pronoun(head)
        if head.lower_ in lexicon()["nobody"] or head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"}:
            return None
        return self._description(head)

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
                self._discourse.note(token, self._nameless(token))
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

    def _appositive(self, head: Token) -> ActorMention | None:
        """'his spokesman, Dmitry Peskov': the name in apposition says who."""
        first, last = noun_phrase(head)
        for c in head.children:
            here = self._roster.at(c)
            if c.dep_ == "appos" and here is not None and self._introduced(head, here[1]):
                span = self._reading.span(first, max(last, noun_phrase(c)[1]))
                return ActorMention(actor=here[1].actor(), span=span)
        if (beside := self._adjacent(head, first, last)) is not None:
            begin, end = min(first, beside[0].first), max(last, beside[0].last)
            return ActorMention(actor=beside[1].actor(), span=self._reading.span(begin, end))
        return None

    def _adjacent(self, head: Token, first: int, last: int) -> tuple[Name, Entry] | None:
        """A name right beside its description that the parser did not tie to it.

        'The news agency Velm has said', 'Acting chief of staff of the armed forces Ivan Dorn said',
        'Harrow, a project to count the dead, says'.
        """
        doc = head.doc
        if head.tag_ not in {"NN", "NNP"} or head.dep_ not in {"nsubj", "pobj", "nsubjpass"}:
            return None
        behind = doc[head.i + 1] if head.i + 1 < len(doc) else head
        here = self._roster.at(behind)
        if here is not None and here[0].first == behind.i and behind.head.i in {head.i, head.head.i}:
            return here if self._introduced(head, here[1]) else None
        end = max((t.i for t in head.subtree if t.i > head.i and t.dep_ not in {"relcl", "acl"}), default=last)
        after = self._roster.at(doc[end + 1]) if end + 1 < len(doc) else None
        twice = after is not None and doc[after[0].first : after[0].last + 1].root.head.i == head.head.i
        here = after if after is not None and twice and end > head.i else self._roster.at(doc[end])
        if here is not None and here[1].kind == "person" and person_noun(head) and self._ends_in_name(head, here[0]):
            return here
        if (
            first >= 2
            and doc[first - 1].text == ","
            and doc[last + 1 : last + 2].text == ","
            and self._indefinite(head)
        ):
            here = self._roster.at(doc[first - 2])
            same = here is not None and doc[here[0].first : here[0].last + 1].root.head.i == head.head.i
            return here if here is not None and same else None
        return None

    def _ends_in_name(self, head: Token, name: Name) -> bool:
        """'Chief of staff of the armed forces Ivan Dorn', not 'the aide of President Ivan Dorn' or 'of Ivan Dorn'."""
        before = head.doc[name.first - 1]
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        if before.text == ",":  # 'the director of the European Centre, Ina Reyes,'
            return of is not None and before.i - 1 > head.i and not person_noun(head.doc[before.i - 1])
        common = before.pos_ == "NOUN" or (before.pos_ == "PROPN" and before.i > head.i)
        return of is not None and common and before.i != head.i and not person_noun(before)

    def _indefinite(self, head: Token) -> bool:
        determiner = child(head, "det")
        return determiner is not None and determiner.lower_ in {"a", "an"}

    def _introduced(self, head: Token, entry: Entry) -> bool:
        """'his lawyer, Ivan Dorn', 'the ombudsman, Leyla Sarkan', 'the news agency Velm'."""
        if head.tag_ not in {"NN", "NNP"}:
            return False
        if entry.kind == "person":
            return person_noun(head) or kind_of_noun().get(head.lemma_.lower()) in {None, "group"}
        return entry.kind in {"media", "organisation", "group"} and kind_of_noun().get(head.lemma_.lower()) in _BODIES

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
