"""Chinese offices in English: party and army posts, chambers, parties of other countries, departments, envoys."""

import pytest

from pipelines.core.names.office_table import OfficeTable, with_names
from pipelines.core.names.offices import english_office
from pipelines.reference import load_knowledge
from pipelines.reference.lexicons import load_name_lexicons


@pytest.fixture(scope="module")
def table() -> OfficeTable:
    return with_names(load_name_lexicons()["zh"].offices, load_knowledge(), "zh")


@pytest.mark.parametrize(
    ("office", "country", "english"),
    [
        ("副委员长", "CN", "Vice Chairman of the NPC Standing Committee"),
        ("副委员长", "KR", "Vice Chairman"),
        ("中央军委委员、国务委员兼国防部长", "CN", "Member of the Central Military Commission, State Councilor and Defense Minister"),
        ("人民解放军副总参谋长", "CN", "Deputy Chief of the General Staff of the People's Liberation Army"),
        (
            "中央书记处书记、中宣部部长",
            "CN",
            "Secretary of the Secretariat of the CPC Central Committee, Minister of the Publicity Department",
        ),
        ("外交部拉美司司长", "CN", "Director-General of the Department of Latin American and Caribbean Affairs"),
        ("外交部长助理", "CN", "Assistant Foreign Minister"),
        ("社会党主席", "FR", "Chairman of the Socialist Party"),
        ("国民党副主席", "TW", "Vice Chairman of the Kuomintang"),
        ("人民革命党总书记、国家主席", "LA", "General Secretary of the Lao People's Revolutionary Party, President"),
        ("总书记", "VN", "General Secretary"),
        ("彩虹党主席", "FR", None),
        ("参议院主席", "KZ", "Chairman of the Senate"),
        ("参议院议长", "JP", "President of the House of Councillors"),
        ("国家杜马副主席", "RU", "Deputy Chairman of the State Duma"),
        ("国家安全会议秘书", "KZ", "Secretary of the Security Council"),
        ("政治事务副国务卿", "US", "Under Secretary of State for Political Affairs"),
        ("欧洲和国际事务部长", "AT", "Minister of European and International Affairs"),
        ("外交部阿富汗事务特使", "CN", "Special Envoy for Afghanistan"),
        ("联邦参议院议长", "DE", "President of the Bundesrat"),
        ("联邦参议院议长", "BR", "President of the Senate"),
        ("全国妇联主席", "CN", "President of the All-China Women's Federation"),
        ("全国妇联主席", "KH", None),
        ("全国总工会主席", "SY", None),
        ("人民解放军总参谋长", "SS", None),
        ("国会议员", "US", "Member of Congress"),
    ],
)
def test_a_chinese_office_goes_by_the_name_that_its_country_has_for_it(
    table: OfficeTable, office: str, country: str, english: str | None
) -> None:
    assert english_office(office, table, country) == english
