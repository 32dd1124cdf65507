"""Events → what each of the four types has of its own."""

from typing import Any

import sqlalchemy as sa

from warehouse.tables.base import BOOL, DAY, INT, TEXT, may, metadata, must


def _event() -> list[sa.Column[Any]]:
    return [
        must("extraction_id", TEXT, "Extraction that found it."),
        must("event_id", TEXT, "The event."),
        must("article_id", TEXT, "Article it was read from."),
    ]


statement_details = sa.Table(
    "statement_details",
    metadata,
    *_event(),
    must("speaker", TEXT, "Canonical name; joint speakers joined by ' | '."),
    must("speaker_text", TEXT, "Speakers as written, joined by ' | '."),
    may("speaker_role", TEXT, "Office of the first speaker as written; null = none stated."),
    may("speaker_affiliation", TEXT, "Organisation or country of that office; null = none stated."),
    may("speaker_country", TEXT, "ISO 3166-1 alpha-3 of the first speaker; null = unknown."),
    may("cue", TEXT, "Lemma of the cue; null = a quotation or transcript turn without one."),
    may("cue_text", TEXT, "Cue as written; null = none."),
    must("content", TEXT, "What was said; pieces joined by one space."),
    must("content_start", INT, "First code point of the first piece, from 0."),
    must("content_end", INT, "Code point after the last piece."),
    may("quote", TEXT, "Quoted parts only, joined by ' … '; null = nothing quoted."),
    must("kind", TEXT, "direct, indirect or mixed."),
    must("speech_act", TEXT, "say, support, accuse, reject, request, threaten, promise, deny or confirm (PLOVER)."),
    may("addressee", TEXT, "Canonical names joined by ' | '; null = none stated."),
    may("addressee_text", TEXT, "Addressees as written, joined by ' | '; null = none stated."),
    may("medium", TEXT, "Where it was said, as written; null = not stated."),
    may("reported_by", TEXT, "Canonical name of an outer relay; null = none."),
    comment="One row per statement and extraction.",
)

meeting_details = sa.Table(
    "meeting_details",
    metadata,
    *_event(),
    must("participants", TEXT, "Canonical names joined by ' | '."),
    must("participant_count", INT, "Parties identified."),
    must("format", TEXT, "in_person, call, video, summit, visit or unknown."),
    must("status", TEXT, "held, ongoing, planned, cancelled or proposed."),
    may("venue", TEXT, "Building or site as written; null = not stated."),
    may("occasion", TEXT, "Occasion as written; null = not stated."),
    comment="One row per meeting and extraction; its parties are in event_actors.",
)

deployment_details = sa.Table(
    "deployment_details",
    metadata,
    *_event(),
    must("force_owner", TEXT, "Canonical name of whose force it is."),
    must("force_owner_text", TEXT, "Owner as written."),
    may("force_owner_country", TEXT, "ISO 3166-1 alpha-3 of the owner; null = unknown."),
    must("force_text", TEXT, "Force as written."),
    must("force_type", TEXT, "troops, special_forces, police, peacekeepers, naval, air, armour, artillery, missiles, "
                             "air_defence, drones or other."),
    may("strength_low", INT, "Least strength the words allow, in strength_unit; null = unstated."),
    may("strength_best", INT, "Stated strength; null = only a bound, or none."),
    may("strength_high", INT, "Greatest strength the words allow; null = unstated."),
    may("strength_text", TEXT, "Strength as written; null = none."),
    may("strength_unit", TEXT, "'persons', or the pieces counted; null = no strength."),
    may("strength_rule", TEXT, "Codebook rule that made the numbers; null = no strength."),
    may("approximate", BOOL, "True if hedged; null = no strength."),
    may("vague", BOOL, "True for words without a numeral; null = no strength."),
    may("additional", BOOL, "True for 'another 500'; null = no strength."),
    may("origin", TEXT, "Canonical place the force came from; null = not stated."),
    may("origin_text", TEXT, "Origin as written; null = not stated."),
    may("destination", TEXT, "Canonical place it went to, or is withdrawn from; null = not stated."),
    may("destination_text", TEXT, "Destination as written; null = not stated."),
    may("destination_country", TEXT, "ISO 3166-1 alpha-3 of the destination; null = unknown."),
    may("beneficiary", TEXT, "Canonical name of who is helped; null = not stated."),
    must("status", TEXT, "deployed, engaged or withdrawn."),
    comment="One row per deployment and extraction.",
)  # fmt: skip

casualty_details = sa.Table(
    "casualty_details",
    metadata,
    *_event(),
    must("victims", TEXT, "Who, in canonical words."),
    may("victims_text", TEXT, "Victims as written; null = not named beside the figure."),
    may("victims_country", TEXT, "ISO 3166-1 alpha-3 of the victims; null = unknown."),
    must("victims_kind", TEXT, "military, civilian, mixed or unknown."),
    must("outcome", TEXT, "killed, wounded, missing, captured, displaced, killed_or_wounded or casualties."),
    may("count_low", INT, "Persons; least value the words allow; null = unstated."),
    may("count_best", INT, "Persons; stated value; null = only a bound."),
    may("count_high", INT, "Persons; greatest value the words allow; null = unstated."),
    may("count_text", TEXT, "Figure as written; null = not in words of its own."),
    must("count_rule", TEXT, "Codebook rule that made the numbers."),
    must("is_part", BOOL, "True for a part of another figure."),
    must("approximate", BOOL, "True if hedged."),
    must("vague", BOOL, "True for words without a numeral (ACLED's convention)."),
    must("scope", TEXT, "incident, period, cumulative or unknown."),
    may("estimator", TEXT, "Canonical name of who counts; null = the outlet itself."),
    may("estimator_text", TEXT, "Estimator as written; null = the outlet itself."),
    may("as_of_from", DAY, "First day the figure covers; null = not stated."),
    may("as_of_to", DAY, "Last day the figure covers, inclusive; null = not stated."),
    may("cause", TEXT, "Cause as written; null = not stated."),
    comment="One row per casualty figure and extraction.",
)
