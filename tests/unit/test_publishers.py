"""For whom a publisher speaks: as its rule says, else as its domain does."""

from pathlib import Path

import pytest

from pipelines.core.knowledge import Country, OfficialDomain, Source
from pipelines.core.publishers import Publishers
from pipelines.core.stages import Extractor
from pipelines.reference import ReferenceDataError
from pipelines.reference.official_domains import load_official_domains
from tests.factories import page
from tests.rows import row
from tests.unit.told import only

COUNTRIES = [row(Country, country=code) for code in ("CL", "FI", "GB")]


def written(folder: Path, text: str) -> Path:
    (folder / "official_domains.yaml").write_text(text, "utf-8")
    return folder


FILE = "labels: {{gov: [CL, GB]}}\ncodes: {{GB: uk}}\nexcept: [news.gov.cl]\ndomains: {domains}\n"


def test_a_label_of_governments_is_spelled_out_under_the_domains_of_its_countries(tmp_path: Path) -> None:
    found = load_official_domains(written(tmp_path, FILE.format(domains="{FI: [um.fi]}")), COUNTRIES)
    assert {one.domain: one.country for one in found} == {"gov.cl": "CL", "gov.uk": "GB", "um.fi": "FI", "news.gov.cl": None}


@pytest.mark.parametrize(
    ("domains", "fault"),
    [
        ("{FI: [gov.cl]}", "gov.cl is CL already"),
        ("{CL: [news.gov.cl]}", "news.gov.cl is an exception already"),
        ("{FI: ['UM.fi']}", "UM.fi: is no domain in lower case"),
        ("{QQ: [um.qq]}", "QQ: is not listed"),
    ],
)
def test_a_domain_that_cannot_be_right_stops_the_load(tmp_path: Path, domains: str, fault: str) -> None:
    with pytest.raises(ReferenceDataError, match=fault):
        load_official_domains(written(tmp_path, FILE.format(domains=domains)), COUNTRIES)


@pytest.mark.parametrize(
    ("source_id", "home"),
    [
        ("mfa.gov.cl", "CL"),
        ("gov.cl", "CL"),
        ("news.gov.cl", None),
        ("notgov.cl", None),
        ("gov.cl.example", None),
        ("news", None),
        (None, None),
    ],
)
def test_a_publisher_speaks_for_the_country_of_the_official_domain_that_it_lies_under(source_id: str | None, home: str | None) -> None:
    listed = row(Source, source_id="news", country="CL", speaks_for_country=False)
    assert Publishers([listed], [OfficialDomain("gov.cl", "CL"), OfficialDomain("news.gov.cl", None)]).home(source_id) == home


def test_a_page_of_a_government_that_no_rule_knows_tells_its_own_side(extractor: Extractor) -> None:
    told = page("Foreign Minister Aino Lahtinen met Minister Tomas Rivas of Chile in Helsinki today.", source_id="press.um.fi")
    assert {p.country for p in only(extractor, told).participants} == {"FI", "CL"}
