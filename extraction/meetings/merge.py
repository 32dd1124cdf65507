"""Mentions of meetings → meetings: one for each real meeting of the article."""

from itertools import pairwise

from extraction.meetings.draft import Draft, Party
from extraction.meetings.frames import words
from extraction.meetings.nations import office_words
from extraction.meetings.nouns import bloc_alone
from extraction.meetings.parties import is_identified, name_words, same_party, text_words
from models.actor import ActorMention
from models.dates import EventDate

_NEAR = 2  # sentences
_TALK_APART = frozenset({"call", "video"})
_TOGETHER = frozenset({"in_person", "summit", "visit"})
_SECOND = frozenset({"deputy", "vice"})
_SPOKEN = frozenset({"verb:speak", "verb:speak_to", "verb:phone_to", "verb:call"})


def merge(drafts: list[Draft]) -> list[Draft]:
    """Unite mentions that point back to, repeat or complete one meeting; drop those that identify no party."""
    meetings: list[Draft] = []
    attended = {d.sentence for d in drafts if d.joins}
    for draft in _without_journeys(drafts):
        if draft.back and not draft.joins and not draft.explicit and draft.sentence in attended:
            continue  # 'X and Y were present at the meeting': X and Y joined the one told before
        home = _joined(draft, meetings) if draft.joins else _home(draft, meetings)
        if home is not None:
            _unite(home, draft)
        elif draft.joins and not (draft.explicit and identified(draft)):
            continue
        elif draft.sides and draft.explicit:
            continue  # 'consults with both sides', of whom nothing was told
        elif meetings and _again(draft, meetings[-1]):
            draft.parties = list(meetings[-1].parties)
            meetings.append(draft)
        elif identified(draft):
            meetings.append(draft)
    _stay(meetings)
    return meetings


def _stay(meetings: list[Draft]) -> None:
    """'In Vell X met Y. She also met Z': who meets several in a row meets them in one place, if no other is told."""
    for here, there in pairwise(meetings):
        near = there.sentence - here.sentence <= _NEAR
        same = any(same_party(m, n) and m.actor.named for m, _ in here.parties for n, _ in there.parties)
        calls = {here.format, there.format} & _TALK_APART or there.rule in _SPOKEN
        if (
            near
            and same
            and not there.before
            and there.place is None
            and not calls
            and here.status == there.status != "cancelled"
        ):
            there.place = here.place if dates_agree(here.date, there.date) else None


def _without_journeys(drafts: list[Draft]) -> list[Draft]:
    """'Visited Norway and met X': the visit is the way to the meeting that the same sentence tells."""
    kept: list[Draft] = []
    for draft in drafts:
        aim = next((d for d in drafts if _aim(draft, d)), None) if draft.format == "visit" else None
        if aim is None:
            kept.append(draft)
            continue
        aim.date = aim.date if aim.date.date_from else draft.date
        aim.place = aim.place or draft.place
        if draft.status == "cancelled":
            aim.status, aim.polarity, aim.modality = draft.status, draft.polarity, draft.modality
    return kept


def _aim(journey: Draft, other: Draft) -> bool:
    """True for a meeting of the same traveller in the same sentence."""
    if other.sentence != journey.sentence or other.format in _TALK_APART | {"visit"} or len(other.parties) < 2:
        return False
    travellers = [m for m, role in journey.parties if m.actor.kind == "person"]
    return any(same_party(t, m) for t in travellers for m, _ in other.parties)


def _joined(draft: Draft, meetings: list[Draft]) -> Draft | None:
    """The meeting told last, if its last mention is near."""
    last = meetings[-1] if meetings else None
    return last if last is not None and draft.sentence - last.sentence <= _NEAR and last.status != "cancelled" else None


def _again(draft: Draft, last: Draft) -> bool:
    """'The ministers plan to meet again in April', after a call 'they agreed to meet': those of the one told last."""
    nameless = not any(m.actor.named for m, _ in draft.parties)
    if draft.before and draft.another and draft.back and len(last.parties) > 1:
        return True  # 'They had met before'
    if nameless and draft.back and draft.rule.startswith("verb:") and _another_day(draft, last):
        return True  # 'The ministers will meet on Friday. The two spoke by phone on Tuesday.'
    other = draft.another or (last.format in _TALK_APART and draft.format in _TOGETHER)
    return other and draft.back and nameless and draft.status == "planned" and draft.rule.startswith("verb:")


def _another_day(draft: Draft, last: Draft) -> bool:
    """Both days are told, and are others; the parties of the last are two or more, by name."""
    told = sum(m.actor.named for m, _ in last.parties) > 1
    return told and not draft.joins and draft.status == "held" and not dates_agree(last.date, draft.date)


def identified(draft: Draft) -> bool:
    """True when the mention alone makes an event: two parties, one of them named; or one by name behind 'with'; a bloc.

    The codebook wants one party identified, and no more.
    """
    mentions = [m for m, _ in draft.parties]
    if not any(is_identified(m) for m in mentions):
        return False
    alone = draft.convened or (draft.explicit and mentions[0].actor.named)  # 'talks with Peru', 'a meeting with Orsay'
    return len(mentions) > 1 or alone or bloc_alone(mentions)


def _home(draft: Draft, meetings: list[Draft]) -> Draft | None:
    fitting = [m for m in reversed(meetings) if _compatible(m, draft)]
    if draft.sides and fitting:
        draft.parties, draft.back = [], True
    if not draft.parties:
        return fitting[0] if fitting and draft.back else None
    for meeting in fitting:
        if _same_parties(meeting, draft):
            return meeting
    return None


def _same_parties(meeting: Draft, draft: Draft) -> bool:
    mine, theirs = [m for m, _ in meeting.parties], [m for m, _ in draft.parties]
    known = [t for t in theirs if any(_agree(t, m) for m in mine)]
    if not any(t.actor.named for t in known):
        return bool(draft.back and len(theirs) > 1 and not any(t.actor.named for t in theirs))
    if len(theirs) - len(known) > 1 and not any(same_party(t, m) for t in known for m in mine):
        return False  # 'Dorn met Reyes', then talks of six states, theirs among them
    if draft.back and not any(m.actor.named for m in mine if not any(_agree(t, m) for t in theirs)):
        return True  # 'talks with diplomats', then 'the meeting with his counterpart, X'
    covered = [m for m in mine if any(_agree(t, m) for t in theirs)]
    return len(known) == len(theirs) or len(covered) == len(mine) or len(known) > 2


def _agree(one: ActorMention, other: ActorMention) -> bool:
    """The same party, or a leader and the government led."""
    if same_party(one, other):
        return True
    if _compatriots(one, other):
        return True
    if not (one.actor.named and other.actor.named) and _sends(one, other):
        return True
    kinds = {one.actor.kind, other.actor.kind}
    country = one.actor.country
    if "government" in kinds and not (one.actor.named and other.actor.named):  # 'Nigerian officials', 'Nigeria'
        return country is not None and country == other.actor.country and _acts_for_a_state(one, other)
    return kinds == {"person", "government"} and country is not None and country == other.actor.country


def _acts_for_a_state(*parties: ActorMention) -> bool:
    """'Nigerian officials' do, 'Nigerian bankers' and a front in Nigeria do not."""
    if any(m.actor.named and m.actor.kind not in {"government", "person"} for m in parties):
        return False
    nameless = (m for m in parties if not m.actor.named and m.actor.kind not in {"government", "military"})
    return all(text_words(m) & words().officials_of for m in nameless)


def _held_and_planned(meeting: Draft, draft: Draft) -> bool:
    """'X met Y' and 'X will meet Y' in one text are two, unless one is the headline."""
    ways = [d.over for d in (meeting, draft)], [d.status == "planned" and not d.bygone for d in (meeting, draft)]
    return any(ways[0]) and any(ways[1]) and not (meeting.headline or draft.headline)


def _other_offices(meeting: Draft, draft: Draft) -> bool:
    """'The two countries' deputy premiers' are not their foreign ministers, nor their presidents."""
    if not (meeting.office or draft.office):
        return False
    mine, theirs = _offices(meeting), _offices(draft)
    return bool(mine and theirs) and not any(_one_office(m, t) for m in mine for t in theirs)


def _one_office(one: frozenset[str], other: frozenset[str]) -> bool:
    """'Ministers' may be foreign ministers, but no deputies of them."""
    return (one <= other or other <= one) and not (one ^ other) & _SECOND


def _offices(draft: Draft) -> list[frozenset[str]]:
    people = (office_words((m.actor.role or "").split()) for m, _ in draft.parties if m.actor.kind == "person")
    return [draft.office] if draft.office else [o for o in people if o]


def _compatriots(one: ActorMention, other: ActorMention) -> bool:
    """'His Peruvian counterpart' and the Peruvian who is named."""
    nameless = next((m for m in (one, other) if not m.actor.named), None)
    same = one.actor.country is not None and one.actor.country == other.actor.country
    told = nameless.span.text.lower() if nameless is not None else ""
    kinds = [m.actor.kind for m in (one, other)]
    if "counterpart" in told:
        return same and "person" in kinds
    return same and kinds == ["person", "person"] and told.startswith("the ")


def _sends(one: ActorMention, other: ActorMention) -> bool:
    """'ECOWAS' and 'a delegation from ECOWAS'; 'the delegation' and any nameless body."""
    if one.actor.named or other.actor.named:
        body, sent = (one, other) if one.actor.named else (other, one)
        return body.actor.kind != "person" and bool(name := name_words(body)) and name <= text_words(sent)
    bare = [m for m in (one, other) if text_words(m) <= words().delegations]
    groups = all(m.actor.kind != "person" for m in (one, other))
    return groups and len(bare) > 0


def _compatible(meeting: Draft, draft: Draft) -> bool:
    if draft.another and (draft.before or not draft.back):
        return False
    if _told_in_other_ways(meeting, draft) or _other_offices(meeting, draft):
        return False
    if not dates_agree(meeting.date, draft.date):
        return False
    if draft.rule == "verb:call_on" and meeting.format == "visit":  # on a visit to a country one calls on several
        return False
    if not draft.back and _held_and_planned(meeting, draft):
        return False
    if draft.back or meeting.bygone != draft.bygone:
        return True
    return (meeting.status == "cancelled") == (draft.status == "cancelled")


def _told_in_other_ways(meeting: Draft, draft: Draft) -> bool:
    """A call is no meeting at a place, and nobody is spoken to by a visit."""
    formats = {meeting.format, draft.format}
    if formats & _TALK_APART and formats & _TOGETHER:
        return True
    called = [d for d in (meeting, draft) if d.format in _TALK_APART]
    there = [d for d in (meeting, draft) if d.format == "unknown" and d.place is not None and not d.back]
    spoken = any(d.rule in _SPOKEN for d in (meeting, draft)) and "visit" in formats
    return bool(len(called) == len(there) == 1) or spoken


def dates_agree(one: EventDate, other: EventDate) -> bool:
    """False when both are known and share no day."""
    if not (one.date_from and other.date_from):
        return True
    one_end, other_end = one.date_to or one.date_from, other.date_to or other.date_from
    return one.date_from <= other_end and other.date_from <= one_end


def _unite(home: Draft, draft: Draft) -> None:
    if home.bygone and draft.status == "cancelled":
        home.status, home.polarity, home.modality = draft.status, draft.polarity, draft.modality
    if draft.ahead and draft.status in {"planned", "cancelled"} and _untold(home):
        home.status, home.polarity, home.modality = draft.status, draft.polarity, draft.modality
    _keep_fullest(home, draft)
    home.sentence = max(home.sentence, draft.sentence)
    for party in draft.parties:
        _add(home, party)
    home.date = home.date if home.date.date_from else draft.date
    home.place = home.place or draft.place
    home.venue = home.venue or draft.venue
    home.occasion = home.occasion or draft.occasion
    if home.format in {"unknown", "in_person"} and draft.format != "unknown":
        home.format = draft.format


def _untold(home: Draft) -> bool:
    """True where a noun without a day ('the talks with X', 'a headline's X meets Y') was only taken to be held."""
    return home.status == "held" and not home.date.date_from and (home.rule.startswith("noun:") or home.headline)


def _keep_fullest(home: Draft, draft: Draft) -> None:
    """The mention that tells most parties becomes the evidence, the body before the headline; others are repeats."""
    told = max(home.told, len(home.parties) if not home.told else 0)
    if (not draft.headline, len(draft.parties)) > (not home.headline, told):
        home.trigger, draft.trigger = draft.trigger, home.trigger
        home.evidence, draft.evidence = draft.evidence, home.evidence
        home.headline, told = draft.headline, len(draft.parties)
    home.told = told
    home.repeats = [r for r in home.repeats if r != home.evidence]
    if draft.evidence != home.evidence and draft.evidence not in home.repeats:
        home.repeats.append(draft.evidence)


def _add(home: Draft, party: Party) -> None:
    mention, role = party
    for i, (known, had) in enumerate(home.parties):
        if same_party(known, mention):
            home.parties[i] = (known, had or role)
            return
        if _agree(known, mention):
            return
    home.parties.append(party)
