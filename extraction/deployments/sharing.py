"""One draft → those of others who share its verb: 'French and American soldiers', 'A sent 100 soldiers, B 500'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.context import Context
from extraction.counts import parse_count
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, figure_of
from extraction.deployments.told import co_owners, nation_of


def partners(context: Context, draft: Draft, sender: Token | None) -> Iterator[Draft]:
    """'American and French soldiers', 'A and B sent troops': the second's own, unless one number counts both."""
    if draft.force.strength is None:
        for word, owner in co_owners(context, draft.force.head, sender):
            force = replace(draft.force, head=word, outer=draft.force.outer)
            yield replace(draft, force=force, owner=owner, repeats=[])


def gapped(context: Context, draft: Draft, sender: Token | None) -> Iterator[Draft]:
    """'A sent 100 soldiers, B 500 and C another 150': states with a figure of their own."""
    if sender is None or draft.force.strength is None or draft.force.unit != "persons":
        return
    unit = context.reading.unit_of(draft.trigger)
    for state in draft.trigger.doc[draft.force.head.i + 1 : unit.end]:
        if state.pos_ != "PROPN" or state.dep_ == "compound" or state.nbor(-1).pos_ == "ADP":
            continue
        figure = _own_figure(state, unit.end)
        owner = nation_of(context, state) if figure is not None else None
        if figure is not None and owner is not None and owner.actor.name != draft.owner.actor.name:
            force = _in_strength(context, figure, draft.force)
            yield replace(draft, force=force, owner=owner, repeats=[])


def _own_figure(state: Token, end: int) -> Token | None:
    """The bare figure close behind a name: 'B another 500'; not '500 hospitals'."""
    figure = next((t for t in state.doc[state.i + 1 : state.i + 4] if t.pos_ == "NUM"), None)
    if figure is None or not figure.text[0].isdigit() or figure.i + 1 >= end:
        return None
    if any(t.pos_ not in {"DET", "ADV"} for t in state.doc[state.i + 1 : figure.i]):
        return None
    counts_others = figure.nbor().pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} and figure.nbor().lower_ != "more"
    return None if counts_others else figure


def _in_strength(context: Context, figure: Token, like: Force) -> Force:
    """The same kind of force in the strength of a bare figure, which elsewhere might be part of a name."""
    if (counted := figure_of(context, figure, like)) is not None:
        return counted
    span = context.reading.span(figure.i, figure.i)
    size = parse_count(figure.text).model_copy(update={"span": span})
    return replace(like, head=figure, outer=figure, strength=size, span=span, like=like.like or like.head)
