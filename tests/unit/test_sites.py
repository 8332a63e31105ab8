"""Publishers: their files are sound, and a host, a folder or an owner line finds its rule."""

from pathlib import Path

import pytest

from pipelines.core.cleaning.sites import SiteIndex, host_of, hosts_in, registered_domain
from pipelines.reference.boilerplate import load_agencies, load_terms
from pipelines.reference.sites import load_site_rules, read_site_rule
from pipelines.reference.strict import ReferenceDataError
from tests.unit.cleaned import clean

GOOD = (
    "name: A ministry\ndomains: [ministry.example]\ncountry: NO\ntype: foreign_ministry\ntime_zone: Europe/Oslo\nspeaks_for_country: true\n"
)


@pytest.fixture(scope="module")
def sites() -> SiteIndex:
    return SiteIndex(load_site_rules())


@pytest.mark.parametrize(
    ("host", "source_id"),
    [
        ("mfa.gov.cn", "mfa-cn"),
        ("english.www.gov.cn", "gov-cn"),
        ("en.kremlin.ru", "kremlin-ru"),
        ("bidenwhitehouse.archives.gov", "whitehouse-gov"),
        ("pmtranscripts.pmc.gov.au", "pm-au"),
        ("eeas.europa.eu", "european-union"),
        ("archives.gov", None),
        ("notmid.ru", None),
        (None, None),
    ],
)
def test_the_nearest_domain_above_a_host_decides(sites: SiteIndex, host: str | None, source_id: str | None) -> None:
    rule = sites.of_host(host)
    assert (rule.source.source_id if rule else None) == source_id


def test_an_owner_line_names_one_publisher_or_none(sites: SiteIndex) -> None:
    rule = sites.of_owner("Copyright © www.gov.cn. All rights reserved.")
    assert rule
    assert rule.source.source_id == "gov-cn"
    assert sites.of_owner("© www.gov.cn and www.mid.ru") is None
    by_name = sites.of_owner("© China Daily 1995-2020")
    assert by_name
    assert by_name.source.source_id == "china-daily"
    assert sites.of_owner("© Associated Press of Pakistan") is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.mid.ru/ru/news/", "mid.ru"),
        ("HTTP://EN.Kremlin.ru:80/a", "en.kremlin.ru"),
        ("mid.ru/a", "mid.ru"),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("host", "domain"),
    [("news.bbc.co.uk", "bbc.co.uk"), ("a.b.example.org", "example.org"), ("gov.uk", "gov.uk"), ("x.gov.au", "x.gov.au")],
)
def test_the_registered_domain_of_a_host(host: str, domain: str) -> None:
    assert registered_domain(host) == domain


def test_hosts_are_found_in_a_line() -> None:
    assert list(hosts_in("See www.Mid.ru or kremlin.ru.")) == ["mid.ru", "kremlin.ru"]


TOLD = (
    "The envoy of Arvania spoke with the fishermen of the lake for an hour on Tuesday, and left the town without taking any questions.\n"
    "They had asked for a longer season and for a share of the tolls, which the two governments have promised to look into by autumn.\n"
)


@pytest.mark.parametrize(
    ("footer", "source_id"),
    [
        ("www.fmprc.gov.cn\n", "mfa-cn"),
        ("Copyright 2019 The lake office. All rights reserved.\nwww.lake-office.example\n", "lake-office.example"),
        ("Visit https://www.mid.ru/en/ for more\n", "mid-ru"),
        ("www.mid.ru\nwww.gov.cn\n", None),
        ("Contact us\n", None),
        ("Copyright 2024 Associated Press of Pakistan\nwww.app.com.pk\n", "app.com.pk"),
        ("Privacy policy | press.lake-office.org\n", "lake-office.org"),
    ],
)
def test_an_address_in_the_footer_of_a_text_names_the_publisher(footer: str, source_id: str | None) -> None:
    document, _ = clean(f"The envoy at the lake\n{TOLD * 2}Print\n{footer}")
    assert document.source_id == source_id


@pytest.mark.parametrize(
    ("head", "source_id"),
    [
        ("Ministry of Foreign Affairs Singapore", "mfa-sg"),
        ("MINISTRY OF EXTERNAL AFFAIRS, Government of India", "mea-in"),
        ("Ministry of Foreign Affairs, Republic of Korea", "mofa-kr"),
        ("Home | Ministry of Foreign Affairs of the State of Qatar | News", "mofa-qa"),
        ("Home | Visitors of the Ministry of Foreign Affairs of Japan", None),
    ],
)
def test_a_masthead_names_the_publisher_of_a_text(head: str, source_id: str | None) -> None:
    document, _ = clean(f"{head}\nHome | Press releases | Contact\nThe envoy at the lake\n{TOLD * 2}Print\n")
    assert document.source_id == source_id


def test_norway_is_no_boolean(tmp_path: Path) -> None:
    path = tmp_path / "a-ministry.yaml"
    path.write_text(GOOD, "utf-8")
    assert read_site_rule(path).source.country == "NO"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("type: foreign_ministry", "type: ministry"), "must be one of"),
        (("Europe/Oslo", "Europe/Bergen"), "no IANA zone"),
        (("[ministry.example]", "[Ministry.example]"), "lower case"),
        (("country: NO\n", ""), "a country is wanted"),
        (("name: A ministry\n", ""), "missing name"),
        (("name: A", "titel: x\nname: A"), "unknown titel"),
        (("type:", "layouts: [{body: [p]}, {title: [h1]}]\ntype:"), "newest first"),
        (("type:", "layouts: [{body: p}]\ntype:"), "list of CSS selectors"),
    ],
)
def test_a_wrong_rule_stops_the_load_and_is_named(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    path = tmp_path / "a-ministry.yaml"
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(ReferenceDataError, match=fault):
        read_site_rule(path)


def test_two_rules_share_no_domain(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    for name in ("a", "b"):
        (tmp_path / "sites" / f"{name}.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(ReferenceDataError, match="also a domain of a"):
        load_site_rules(tmp_path)


def test_every_language_brings_every_list_of_words() -> None:
    terms = {entry.language: entry for entry in load_terms()}
    assert {"en", "es", "fr", "ru", "zh"} <= terms.keys()
    assert all(entry.hard and entry.menu and entry.tail and entry.published and entry.updated for entry in terms.values())


def test_no_two_agencies_share_a_name() -> None:
    words = [word for names in load_agencies().values() for word in names]
    assert len(words) == len(set(words))
