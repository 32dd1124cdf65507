"""casualties.yml → frames by word form: which words announce casualties, and where their victims stand."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from config.lexicon import load_mapping
from models.base import Frozen
from models.events import Outcome

Who = Literal["living", "people", "troops"]
Form = Literal["base", "s", "ing", "past", "participle"]


class VerbFrame(Frozen):
    """One class of verbs. particle: 'down' of 'gun down'; null = none. adverbs: one of them must stand by.

    agent: armed = only an armed doer; stated = so, and told; captor = fighters and captives by anyone, others by an
    armed doer; hospital = only a hospital, which must be named.
    figure: required = nobody without a figure; noun = a figure alone does not say that people are meant;
    counted = figure and noun. unless: words right behind with which the verb means something else; but: phrases that
    begin with one of them and harm all the same. least: smaller figures tell nothing. never: nouns it does not harm.
    """

    name: str
    lemma: str
    particle: str | None = None
    adverbs: frozenset[str] = frozenset()
    outcome: Outcome
    victims: Literal["object", "subject"]
    who: Who
    agent: Literal["armed", "stated", "captor", "hospital"] | None = None
    figure: Literal["required", "noun", "counted"] | None = None
    unless: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    passive_only: bool = False
    least: int = 0


class Resultative(Frozen):
    """A complement that decides what the verb did: 'shot dead', 'left homeless'. verbs holds 'any' or lemmas."""

    words: tuple[str, ...]
    outcome: Outcome
    verbs: frozenset[str]


class Light(Frozen):
    """Verb and noun together: 'sustained injuries', 'lost their lives', 'remain in captivity'.

    preps: one of them stands between; empty = does not matter. least: smaller figures tell nothing; 0 = no figure
    needed. nouns holds 'any' where the preposition decides, 'place' for places by name.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    outcome: Outcome
    preps: frozenset[str] = frozenset()
    victims: Literal["object", "subject"] = "subject"
    least: int = 0


class NounFrame(Frozen):
    """A noun of harm. counted: its own figure; of: its 'of'-phrase; whose: its possessor; toll: its verb's figure.

    needs: words of which the sentence must hold one. by: adjectives of which one must stand at the noun.
    least: smaller figures are no estimate.
    """

    outcome: Outcome
    reads: frozenset[Literal["counted", "of", "whose", "toll"]]
    who: Who = "living"
    needs: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    least: int = 0


class Frames(Frozen):
    """All of casualties.yml."""

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    lemmas: Mapping[str, tuple[str, Form]]
    resultatives: Mapping[str, tuple[tuple[tuple[str, ...], Resultative], ...]]
    lights: tuple[Light, ...]
    takes_lives: Light
    cuts: Light
    hospital_verbs: frozenset[str]
    hospital_places: frozenset[str]
    states: Mapping[str, Outcome]
    nouns: Mapping[str, NounFrame]
    toll_nouns: frozenset[str]
    toll_of: Mapping[str, Outcome]
    toll_verbs: frozenset[str]
    toll_alone: frozenset[str]
    among: Mapping[str, Outcome]
    parts: frozenset[str]
    identifying: frozenset[str]
    body_verbs: frozenset[str]
    cumulative: frozenset[str]
    periods: frozenset[str]
    period_openers: frozenset[str]
    waves: frozenset[str]
    incidents: frozenset[str]
    no_cause: frozenset[str]
    not_bodily: frozenset[str]
    deadly: frozenset[str]
    graded: Mapping[str, Outcome]
    idioms: frozenset[str]
    preterites: frozenset[str]
    not_done: frozenset[str]
    anew: frozenset[str]
    counting: frozenset[str]
    tries: frozenset[str]
    conditions: frozenset[str]
    carers: frozenset[str]
    searched: frozenset[str]
    search_verbs: frozenset[str]
    search_nouns: frozenset[str]
    no_return: frozenset[str]
    homes: frozenset[str]
    vessels: frozenset[str]
    boarded: frozenset[str]
    survive: frozenset[str]
    cues: frozenset[str]


@cache
def frames() -> Frames:
    """The frames of casualties.yml.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: Any = load_mapping("frames/casualties")
    verbs = _verbs(data["verbs"])
    wanted = {v.lemma for vs in verbs.values() for v in vs} | set(data["irregular"]) | _listed(data)
    return Frames(
        verbs=MappingProxyType(verbs),
        lemmas=MappingProxyType(_forms(sorted(wanted), data["irregular"])),
        resultatives=MappingProxyType(_by_first_word([_resultative(r) for r in data["resultatives"]])),
        lights=tuple(_light(entry) for entry in data["light"]),
        takes_lives=_light(data["takes_lives"]),
        cuts=_light(data["cuts"]),
        hospital_verbs=frozenset(data["to_hospital"]["verbs"]),
        hospital_places=frozenset(data["to_hospital"]["places"]),
        states=MappingProxyType(data["states"]),
        nouns=MappingProxyType({noun: NounFrame.model_validate(frame) for noun, frame in data["nouns"].items()}),
        toll_nouns=frozenset(data["tolls"]["nouns"]),
        toll_of=MappingProxyType(data["tolls"]["of"]),
        toll_verbs=frozenset(data["tolls"]["verbs"]),
        toll_alone=frozenset(data["tolls"]["alone"]),
        among=MappingProxyType(data["among"]),
        parts=frozenset(data["parts"]),
        identifying=frozenset(data["identifying"]),
        body_verbs=frozenset(data["body_verbs"]),
        cumulative=frozenset(data["scope"]["cumulative"]),
        periods=frozenset(data["scope"]["period"]),
        period_openers=frozenset(data["scope"]["openers"]),
        waves=frozenset(data["scope"]["waves"]),
        incidents=frozenset(data["scope"]["incidents"]),
        no_cause=frozenset(data["no_cause"]),
        not_bodily=frozenset(data["not_bodily"]),
        deadly=frozenset(word for frames in verbs.values() for frame in frames for word in frame.adverbs),
        graded=MappingProxyType(data["graded"]),
        idioms=frozenset(data["idioms"]),
        preterites=frozenset(data["preterites"]),
        not_done=frozenset(data["not_done"]),
        anew=frozenset(data["anew"]),
        counting=frozenset(data["counting"]),
        tries=frozenset(data["tries"]),
        conditions=frozenset(data["conditions"]),
        carers=frozenset(data["to_hospital"]["carers"]),
        searched=frozenset(data["missed"]["whom"]),
        search_verbs=frozenset(data["missed"]["verbs"]),
        search_nouns=frozenset(data["missed"]["nouns"]),
        no_return=frozenset(data["missed"]["no_return"]),
        homes=frozenset(data["missed"]["homes"]),
        vessels=frozenset(data["boarded"]["vessels"]),
        boarded=frozenset(data["boarded"]["verbs"]),
        survive=frozenset(data["survive"]),
        cues=_cues(data, verbs),
    )


def _cues(data: dict[str, Any], verbs: dict[str, tuple[VerbFrame, ...]]) -> frozenset[str]:
    """Word forms without one of which a sentence tells of no casualty: only such sentences are looked at."""
    forms = {form for form, (lemma, _) in _forms(sorted(verbs), data["irregular"]).items() if lemma in verbs}
    lights = [*data["light"], data["takes_lives"], data["cuts"]]
    nouns = {noun for light in lights for noun in light["nouns"]} | set(data["nouns"]) | set(data["tolls"]["of"])
    by_prep = {v for light in lights if {"any", "place", "country"} & set(light["nouns"]) for v in light["verbs"]}
    forms |= {form for form, (lemma, _) in _forms(sorted(by_prep), data["irregular"]).items() if lemma in by_prep}
    ends = {words.split()[-1] for entry in data["resultatives"] for words in entry["with"]}
    return frozenset(
        forms
        | ends
        | set(data["states"])
        | set(data["among"])
        | set(data["parts"])
        | _plurals(nouns)
        | set(data["to_hospital"]["places"])
        | set(data["tolls"]["nouns"])
        | {form for form, (lemma, _) in _forms(sorted(_rare(data)), data["irregular"]).items() if lemma in _rare(data)}
        | set(data["missed"]["nouns"])
    )


def _rare(data: dict[str, Any]) -> set[str]:
    """Verbs of losses told in a roundabout way: people sought, ships taken, nobody who survived."""
    return {*data["missed"]["verbs"], *data["missed"]["no_return"], *data["boarded"]["verbs"], *data["survive"]}


def _plurals(nouns: set[str]) -> set[str]:
    words = {noun.split()[-1] for noun in nouns} | nouns | {"lives", "prisoner", "prisoners"}
    return (
        words | {w + "s" for w in words} | {w + "es" for w in words} | {w[:-1] + "ies" for w in words if w[-1] == "y"}
    )


def _listed(data: dict[str, Any]) -> set[str]:
    lists = [
        data["to_hospital"]["verbs"],
        data["tolls"]["verbs"],
        data["takes_lives"]["verbs"],
        data["cuts"]["verbs"],
    ]
    lists += [entry["verbs"] for entry in (*data["light"], *data["resultatives"])]
    return {verb for verbs in lists for verb in verbs} | set(data["identifying"]) | _rare(data)


def _verbs(data: dict[str, dict[str, Any]]) -> dict[str, tuple[VerbFrame, ...]]:
    found: dict[str, tuple[VerbFrame, ...]] = {}
    for name, entry in data.items():
        for words in entry["lemmas"]:
            lemma, _, particle = words.partition(" ")
            fields = {k: v for k, v in entry.items() if k != "lemmas"}
            frame = VerbFrame(name=name, lemma=lemma, particle=particle or None, **fields)
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


def _by_first_word(results: list[Resultative]) -> dict[str, tuple[tuple[tuple[str, ...], Resultative], ...]]:
    """First word of a complement → the complements that begin with it, split into words."""
    found: dict[str, tuple[tuple[tuple[str, ...], Resultative], ...]] = {}
    for result in results:
        for phrase in result.words:
            parts = tuple(phrase.split())
            found[parts[0]] = (*found.get(parts[0], ()), (parts, result))
    return found


def _resultative(data: dict[str, Any]) -> Resultative:
    return Resultative(words=tuple(data["with"]), outcome=data["outcome"], verbs=frozenset(data["verbs"]))


def _light(data: dict[str, Any]) -> Light:
    return Light.model_validate(data)


def _forms(lemmas: list[str], irregular: dict[str, list[str]]) -> dict[str, tuple[str, Form]]:
    """Every inflected form → (lemma, what form it is). 'past' stands for regular -ed, which may be either."""
    found: dict[str, tuple[str, Form]] = {}
    for lemma in lemmas:
        for form in irregular.get(lemma, _regular(lemma)):
            found[form] = (lemma, _kind(form, lemma))
        found.setdefault(lemma, (lemma, "base"))
    return found


def _kind(form: str, lemma: str) -> Form:
    if form == lemma:
        return "past" if lemma in {"hurt", "cut"} else "base"
    if form.endswith("ing"):
        return "ing"
    return "s" if form.endswith("s") else "past"


def _regular(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith(("s", "sh", "ch", "x")):
        return [lemma + "es", lemma + "ed", lemma + "ing"]
    return [lemma + "s", lemma + "ed", lemma + "ing"]
