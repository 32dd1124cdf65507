"""Who a name is: countries, governments, organisations, groups, leaders, outlets, titles and offices."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import lexicon
from config.gazetteer import gazetteer
from config.gazetteer_load import terms
from config.gazetteer_words import key
from config.lexicon import load_mapping, load_yaml
from config.titles import plural
from models.errors import SettingsError

KNOW = gazetteer()
# Two people rightly share a name, or an office was held by two at a time.
KNOWN_CLASHES = {"george bush", "tripoli", "punjab", "peoples democratic party"}
SUSPENDED_WITH_AN_ACTING_HOLDER = {("KOR", "head_of_state")}
MAIN_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")


def test_words_in_lexicons_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample.yml").write_text("negations: [no, off, NO]\nsince: 2000-05-07\nsure: true\nmany: 12\n")
    monkeypatch.setattr(lexicon, "ROOT", tmp_path)
    assert load_yaml("sample") == {"negations": ["no", "off", "NO"], "since": "2000-05-07", "sure": True, "many": 12}


@pytest.mark.parametrize(
    ("text", "reason"), [("a: 1\na: 2\n", "twice"), ("a: [1\n", "expected"), ("- a\n", "mapping"), ("a: \xff", "UTF-8")]
)
def test_a_broken_lexicon_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    (tmp_path / f"broken{reason}.yml").write_bytes(text.encode("latin-1"))
    monkeypatch.setattr(lexicon, "ROOT", tmp_path)
    with pytest.raises(SettingsError, match=rf"broken{reason}\.yml.*{reason}"):
        load_mapping(f"broken{reason}")


def test_a_lexicon_that_is_not_there_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="no such lexicon"):
        load_yaml("no_such_list")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("DPRK", "North Korea"), ("Democratic People's Republic of Korea", "North Korea"),
        ("the U.S.", "United States"),
        ("US", "United States"), ("USA", "United States"),
        ("America’s", "United States"), ("Britain", "United Kingdom"),
        ("Türkiye", "Turkey"), ("Turkiye", "Turkey"), ("Côte d’Ivoire", "Ivory Coast"), ("IRAN", "Iran"),
        ("Timor Leste", "East Timor"), ("USSR", "Soviet Union"),
        ("Kosovo", "Kosovo"), ("the Netherlands", "Netherlands"),
        ("PRK", "North Korea"), ("Burma", "Myanmar"), ("Zaire", "DR Congo"), ("Republic of China", "Taiwan"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_names(words: str, name: str) -> None:
    assert KNOW.country(words).name == name


@pytest.mark.parametrize("words", ["us", "turkey", "chad", "Moscow", "Russian", "the North", "Atlantis", ""])
def test_other_words_are_no_country(words: str) -> None:
    assert KNOW.country(words) is None


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Russian", "RUS"),
        ("Russians", "RUS"),
        ("Britons", "GBR"),
        ("Danes", "DNK"),
        ("Filipino", "PHL"),
        ("Thais", "THA"),
    ],
)
def test_a_demonym_tells_the_country(words: str, iso3: str) -> None:
    assert KNOW.demonym(words).iso3 == iso3
    assert KNOW.country(words) is None


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Moscow", "RUS"), ("the Kremlin", "RUS"), ("Kiev", "UKR"), ("Kyiv’s", "UKR"), ("Downing Street", "GBR"),
        ("the White House", "USA"), ("Élysée", "FRA"), ("Zhongnanhai", "CHN"), ("Tel Aviv", "ISR"), ("Seoul", "KOR"),
    ],
)  # fmt: skip
def test_a_capital_or_seat_acts_for_its_country(words: str, iso3: str) -> None:
    assert KNOW.seat(words).iso3 == iso3


@pytest.mark.parametrize(
    ("words", "name", "kind", "country"),
    [
        ("ISIS", "Islamic State", "group", None), ("IS", "Islamic State", "group", None),
        ("al Qaeda", "al-Qaida", "group", None), ("the Houthis", "Houthis", "group", "YEM"),
        ("TTP", "Tehrik-i-Taliban Pakistan", "group", "PAK"), ("RSF", "Rapid Support Forces", "group", "SDN"),
        ("Naxalites", "CPI-Maoist", "group", "IND"), ("Hizballah's", "Hezbollah", "group", "LBN"),
        ("WHO", "World Health Organization", "organisation", None),
        ("the U.N.", "United Nations", "organisation", None),
        ("Pentagon", "Pentagon", "military", "USA"), ("the State Department", "State Department", "government", "USA"),
        ("IDF", "IDF", "military", "ISR"), ("CENTCOM", "U.S. Central Command", "military", "USA"),
        ("Unification Ministry", "Unification Ministry", "government", "KOR"),
        ("Kim Jong-un", "Kim Jong Un", "person", "PRK"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person", "UKR"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "person", "TUR"), ("KCNA", "KCNA", "media", "PRK"),
        ("the Associated Press", "Associated Press", "media", "USA"), ("Ukraine", "Ukraine", "government", "UKR"),
    ],
)  # fmt: skip
def test_an_actor_is_found_by_name_or_alias(words: str, name: str, kind: str, country: str | None) -> None:
    actor = KNOW.actor(words)
    assert (actor.name, actor.kind, actor.country) == (name, kind, country)


@pytest.mark.parametrize("words", ["is", "who", "it", "Putin", "Hill", "house", "the hill", "officials", "Sun"])
def test_plain_words_and_surnames_are_no_actor(words: str) -> None:
    assert KNOW.actor(words) is None


def test_the_date_tells_namesakes_and_roles_apart() -> None:
    assert KNOW.actor("George Bush", dt.date(1990, 8, 2)).name == "George H. W. Bush"
    assert KNOW.actor("George Bush", dt.date(2003, 3, 20)).name == "George W. Bush"
    assert KNOW.actor("Vladimir Putin", dt.date(2010, 6, 1)).role == "prime minister"
    assert KNOW.actor("Vladimir Putin", dt.date(2015, 6, 1)).role == "president"
    assert KNOW.actor("Vladimir Putin", dt.date(2015, 6, 1)).affiliation == "Russia"


def test_a_surname_names_everyone_who_bears_it() -> None:
    assert {p.name for p in KNOW.people_named("Clinton")} == {"Bill Clinton", "Hillary Clinton"}
    assert [p.name for p in KNOW.people_named("von der Leyen")] == ["Ursula von der Leyen"]
    assert "Xi Jinping" in {p.name for p in KNOW.people_named("Xi")}
    assert KNOW.people_named("Jinping") == ()


@pytest.mark.parametrize(
    ("words", "country", "day", "name"),
    [
        ("president", "RUS", "2025-04-28", "Vladimir Putin"), ("president", "RUS", "2010-04-28", "Dmitry Medvedev"),
        ("top diplomat", "USA", "2023-10-20", "Antony Blinken"), ("leader", "PRK", "2018-06-12", "Kim Jong Un"),
        ("leader", "GBR", "2022-09-20", "Liz Truss"), ("leader", "IRN", "2016-01-01", "Ali Khamenei"),
        ("president", "IRN", "2016-01-01", "Hassan Rouhani"), ("chancellor", "DEU", "2015-09-04", "Angela Merkel"),
        ("Pentagon chief", "USA", "2019-11-01", "Mark Esper"), ("premier", "CHN", "2014-01-01", "Li Keqiang"),
        ("foreign secretary", "GBR", "2011-03-19", "William Hague"), ("king", "SAU", "2020-01-01", "King Salman"),
        ("secretary-general", "United Nations", "2005-01-01", "Kofi Annan"),
        ("president", "KOR", "2016-05-01", "Park Geun-hye"),
        ("vice president", "USA", "2022-01-01", "Kamala Harris"), ("leader", "MMR", "2022-01-01", "Min Aung Hlaing"),
    ],
)  # fmt: skip
def test_an_office_finds_its_holder_on_that_day(words: str, country: str, day: str, name: str) -> None:
    holder = KNOW.office_holder(KNOW.office_of(words), country, dt.date.fromisoformat(day))
    assert holder.name == name


def test_nobody_holds_an_office_before_the_first_known_term() -> None:
    assert KNOW.office_holder("head_of_state", "RUS", dt.date(1901, 1, 1)) is None
    assert KNOW.office_holder("head_of_government", "USA", dt.date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Lt. Gen.", "military"), ("Gen", "military"),
        ("Col.", "military"), ("DSP", "police"), ("spokeswoman", "spokes"),
        ("senators", "political"), ("Ayatollah", "honorific"), ("Mr.", "honorific"), ("analyst", "professional"),
        ("residents", "private"), ("former foreign minister", "political"), ("vice-president", "political"),
    ],
)  # fmt: skip
def test_a_title_has_its_category(words: str, category: str) -> None:
    assert KNOW.title_category(words) == category
    assert KNOW.is_title(words)


def test_nameless_sources_are_collectives_and_names_are_not() -> None:
    assert all(KNOW.is_collective(words) for words in ("officials", "residents", "the rebels", "Analysts"))
    assert not any(KNOW.is_collective(words) for words in ("people", "some", "Ukraine", "table"))
    assert not KNOW.is_title("table")


@pytest.mark.parametrize(
    ("singular", "many"),
    [
        ("secretary of state", "secretaries of state"),
        ("spokesman", "spokesmen"),
        ("envoy", "envoys"),
        ("coach", "coaches"),
    ],
)
def test_the_head_of_a_title_takes_the_plural(singular: str, many: str) -> None:
    assert plural(singular) == many


def test_an_outlet_is_known_by_name_and_domain() -> None:
    assert KNOW.outlet("https://www.reuters.com/world/").name == "Reuters"
    assert KNOW.outlet("news.bbc.co.uk").name == "BBC"
    assert KNOW.outlet("The Hill").name == "The Hill"
    assert KNOW.outlet("example.org") is None


def test_every_country_code_is_in_iso_3166() -> None:
    valid = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    used = (
        {c.iso3 for c in KNOW.countries} | {p.country for p, _ in KNOW.known_places} | {p.country for p in KNOW.people}
    )
    used |= {body.country for body in (*KNOW.organisations, *KNOW.groups, *KNOW.outlets)}
    assert used - {None} <= valid
    assert {c.iso3 for c in KNOW.countries if not c.gone} >= {c.alpha_3 for c in pycountry.countries} - TINY


TINY = {"ALA", "ATF", "BES", "BLM", "BVT", "CCK", "CXR", "HMD", "MAF", "NFK", "PCN", "SGS", "SPM", "UMI", "WLF"}


def test_iso_codes_of_one_country_agree() -> None:
    two = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"XKX": "XK"}
    assert [c.name for c in KNOW.countries if c.iso2 != two[c.iso3]] == []
    assert [code for code, n in Counter(c.iso3 for c in KNOW.countries if not c.gone).items() if n > 1] == []


def test_no_name_is_claimed_twice_inside_a_kind() -> None:
    kinds = (KNOW.country_names, KNOW.demonym_names, KNOW.seat_names, KNOW.body_names, KNOW.person_names,
             KNOW.outlet_names, KNOW.place_names)  # fmt: skip
    assert {name for index in kinds for name in index.clashes()} <= KNOWN_CLASHES


def test_capitals_lie_near_their_country() -> None:
    far = [c.name for c in KNOW.countries if c.capital_latitude and abs(c.capital_latitude - c.latitude) > 20]
    assert far == []


def test_the_main_offices_are_held_by_one_person_at_a_time() -> None:
    overlaps = []
    for (of, office), held in KNOW._holders.items():
        if office in MAIN_OFFICES and (of, office) not in SUSPENDED_WITH_AN_ACTING_HOLDER:
            turns = sorted(held, key=lambda turn: turn[0].since)
            for (earlier, first), (later, second) in pairwise(turns):
                # Months known without their day make neighbours overlap by up to a month.
                if (earlier.until or dt.date.max) - later.since > dt.timedelta(days=31):
                    overlaps.append((of, office, first.name, second.name))
    assert overlaps == []


def test_a_term_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        list(terms("president", "head_of_state", "RUS", "2012-05..2008-05"))


def test_a_month_is_counted_whole() -> None:
    (term,) = terms("president", "head_of_state", "RUS", "2008-02..2012-02")
    assert (term.since, term.until) == (dt.date(2008, 2, 1), dt.date(2012, 2, 29))


def test_the_gazetteer_is_wide() -> None:
    assert len(KNOW.countries) >= 230
    assert len(KNOW.people) >= 2000
    assert len(KNOW.groups) >= 400


def test_surface_forms_carry_spacy_labels() -> None:
    forms = dict(KNOW.surface_forms())
    assert (forms["Ukraine"], forms["Ukrainians"], forms["Sergei Lavrov"], forms["Hamas"]) == (
        "GPE",
        "NORP",
        "PERSON",
        "ORG",
    )
    assert (forms["Black Sea"], forms["Kursk Region"]) == ("LOC", "GPE")
    assert set(forms.values()) == {"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"}


@given(st.sampled_from([name for p in KNOW.people for name in (p.name, *p.aliases)]))
def test_articles_possessives_and_hyphens_never_matter(name: str) -> None:
    assert KNOW.person_names.all(name)
    assert KNOW.person_names.all(f"{name}'s") == KNOW.person_names.all(name)
    assert KNOW.person_names.all(name.replace("-", " ")) == KNOW.person_names.all(name)


@given(st.text(max_size=30))
def test_keys_are_stable_and_no_text_breaks_a_lookup(words: str) -> None:
    assert key(key(words)) in {key(words), key(key(words))}
    KNOW.actor(words)
    KNOW.place(words)
    KNOW.title_category(words)
