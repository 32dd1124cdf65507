"""Bare figure with its own place → a part of the force told of before: '1,400 soldiers, 400 at bases in the west'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import counted_before
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.deployments.places import destination, somewhere
from extraction.syntax import ancestors, prep_objects

_HANGS = frozenset({"conj", "pobj", "appos", "dep", "npadvmod"})


def part_of(context: Context, figure: Token) -> Iterator[Draft]:
    """The soldiers that a figure counts elsewhere, where the sentence has counted soldiers before."""
    if figure.pos_ != "NUM" or figure.dep_ not in _HANGS or not figure.text[0].isdigit() or figure.i < 1:
        return
    if (
        figure.nbor(-1).lower_ not in words().part_leads
        or figure.i + 1 >= len(figure.doc)
        or figure.nbor().lower_ not in words().standing
    ):
        return
    if figure.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} or not any(prep_objects(figure, *words().standing)):
        return
    if any(a.lemma_.lower() in words().harming for a in ancestors(figure)):
        return
    force = counted_before(context, figure)
    if force is None or force.unit != "persons":
        return
    place = destination(context, [figure])
    if place is None and not somewhere([figure]):
        return
    draft = build(context, figure, "presence:part", force, None, "deployed", (None, place))
    draft.modality, draft.polarity = "asserted", "positive"
    if draft.owner.actor.named or military().noun(force.head) is None:
        yield draft
