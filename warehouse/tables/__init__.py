"""Shapes → tables of schema `core`, declared once. Readers use the views of schema `main` instead."""

from warehouse.tables.actors import actor_aliases, actors, event_actors
from warehouse.tables.articles import article_zones, articles, extractions
from warehouse.tables.base import CORE, metadata
from warehouse.tables.details import casualty_details, deployment_details, meeting_details, statement_details
from warehouse.tables.events import event_fields, events
from warehouse.tables.memory import article_lives, rejections
from warehouse.tables.places import event_places
from warehouse.tables.runs import quarantine, runs, view_versions
from warehouse.tables.sources import source_files, source_records
from warehouse.tables.stories import (
    article_copies,
    article_shingles,
    stories,
    story_articles,
    story_events,
    story_features,
    story_judgements,
    story_keys,
    story_link_features,
    story_links,
)

__all__ = [
    "CORE", "actor_aliases", "actors", "article_copies", "article_lives", "article_shingles", "article_zones",
    "articles", "casualty_details", "deployment_details", "event_actors", "event_fields", "event_places", "events",
    "extractions", "meeting_details", "metadata", "quarantine", "rejections", "runs", "source_files", "source_records",
    "statement_details", "stories", "story_articles", "story_events", "story_features", "story_judgements",
    "story_keys", "story_link_features", "story_links", "view_versions",
]  # fmt: skip
