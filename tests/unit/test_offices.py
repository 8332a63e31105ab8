"""Titles of offices in English."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.core.names.office_table import OfficeTable
from pipelines.core.names.offices import english_office
from pipelines.reference.offices import load_offices
from pipelines.reference.strict import HERE, ReferenceDataError


@pytest.fixture(scope="module")
def russian() -> OfficeTable:
    return _table("ru")


@pytest.fixture(scope="module")
def chinese() -> OfficeTable:
    return _table("zh")


def _table(code: str) -> OfficeTable:
    table = load_offices(HERE / "languages" / code / "offices.yaml")
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("министром иностранных дел", "Foreign Minister"),
        ("Глава МИД", "Foreign Minister"),
        ("первым заместителем министра иностранных дел Казахстана", "First Deputy Foreign Minister"),
        ("министра рыбного хозяйства Вьетнама", "Minister of Fisheries"),
        ("Заместителем Премьер-министра – министром иностранных дел", "Deputy Prime Minister and Foreign Minister"),
        ("Послом Китайской Народной Республики в Москве", "Ambassador"),
        ("послом Сирии", "Ambassador"),
        ("спецпосланником по Сирии", "Special Envoy for Syria"),
        ("президента Центрального банка", "President of the Central Bank"),
        ("министр торговли и интеграции", "Minister of Trade and Integration"),
        ("министра иностранных дел и европейской интеграции", "Minister of Foreign Affairs and European Integration"),
        ("генеральным директором Международной организации по миграции", "Director-General"),
        ("специальным представителем Европейского союза по Балканам", "Special Representative"),
        ("губернатором Псковской области", "Governor of Pskov Oblast"),
        ("посла Султаната Оман", "Ambassador"),
        ("спецпредставителю Президента Чили по делам Африки", "Special Representative of the President"),
        ("председателем комитета Сената по обороне и безопасности", "Chair of the Senate Committee on Defense and Security"),
        ("министром культуры, спорта и молодежной политики", "Minister of Culture, Sports and Youth Policy"),
        ("директору Агентства по развитию", "Head of the Agency for Development"),
        ("постоянным представителем Чили при международных организациях в Вене", "Permanent Representative"),
        ("Комиссаром АС по политическим вопросам, миру и безопасности", "Commissioner for Political Affairs, Peace and Security"),
        ("спецпредставителем ЕС по Южному Кавказу", "Special Representative for the South Caucasus"),
        ("заместителем Генерального секретаря ООН по политическим вопросам", "Under-Secretary-General for Political Affairs"),
        ("замминистра иностранных дел", "Deputy Foreign Minister"),
        ("замминистра обороны", "Deputy Minister of Defense"),
    ],
)
def test_a_russian_title_is_told_in_english_whatever_its_case(russian: OfficeTable, office: str, english: str) -> None:
    assert english_office(office, russian) == english


@pytest.mark.parametrize(
    ("office", "english"),
    [
        (
            "ministre des Affaires étrangères et de la Coopération internationale",
            "Minister of Foreign Affairs and International Cooperation",
        ),
        ("ministre de la Défense", "Defense Minister"),
        ("envoyée spéciale pour le Sahel", "Special Envoy for Sahel"),
        ("préfet de Corse", "Prefect"),
        ("ministre des fées", None),
    ],
)
def test_a_whole_title_that_goes_on_takes_its_long_form(office: str, english: str | None) -> None:
    assert english_office(office, _table("fr")) == english


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("ministra de Asuntos Exteriores y Comercio Exterior", "Minister of Foreign Affairs and Foreign Trade"),
        ("ministro de Relaciones Exteriores", "Foreign Minister"),
        ("ministra de Defensa en funciones", "Defense Minister"),
        ("secretario de Relaciones Exteriores y Cooperación Internacional", "Secretary of Foreign Affairs and International Cooperation"),
        ("comandante del Comando Sur", "Commander of Southern Command"),
    ],
)
def test_a_spanish_title_that_goes_on_takes_its_long_form(office: str, english: str) -> None:
    assert english_office(office, _table("es")) == english


@pytest.mark.parametrize(
    ("code", "office", "english"),
    [
        ("es", "Representante Especial de la UE para Asia Central", "Special Representative for Central Asia"),
        ("es", "enviada especial", "Special Envoy"),
        ("fr", "représentante spéciale de l’UE pour l’Asie centrale", "Special Representative for Central Asia"),
        ("fr", "envoyé spécial du Secrétaire général pour le Sahel", "Special Envoy of the Secretary-General for Sahel"),
    ],
)
def test_an_envoy_is_told_with_whose_and_what_for(code: str, office: str, english: str) -> None:
    assert english_office(office, _table(code)) == english


def test_the_name_of_a_country_is_no_charge_of_its_ambassador() -> None:
    assert english_office("ambassadrice des Etats-Unis d'Amérique en Algérie", _table("fr")) == "Ambassador"


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("朝鲜半岛事务特别代表", "Special Representative for Korean Peninsula Affairs"),
        ("特别代表", "Special Representative"),
        ("国家能源局局长", "Director of the National Energy Administration"),
        ("边界与海洋事务司司长", "Director-General of the Department of Boundary and Ocean Affairs"),
        ("副外长、伊核问题首席谈判代表", "Deputy Foreign Minister, Chief Negotiator for the Iranian Nuclear Issue"),
        ("经济合作和发展部部长", "Minister of Economic Cooperation and Development"),
        ("外交和东非合作部部长", "Minister of Foreign Affairs and East African Cooperation"),
        ("外交暨国际合作部长", "Minister of Foreign Affairs and International Cooperation"),
    ],
)
def test_chinese_heads_of_departments_and_negotiators_are_told_with_what_for(chinese: OfficeTable, office: str, english: str) -> None:
    assert english_office(office, chinese) == english


@pytest.mark.parametrize(
    ("office", "country", "english"),
    [
        ("président de la Chambre", "LB", "Speaker of Parliament"),
        ("présidente de la Chambre", "BE", "President of the Chamber of Representatives"),
        ("président de la Chambre des députés", "LU", "President of the Chamber of Deputies"),
        ("président de la Chambre de commerce", "LU", "President of the Chamber"),
        ("vice-président du Conseil des ministres et ministre des Affaires étrangères", "IT", "Deputy Prime Minister and Foreign Minister"),
        ("présidente du Conseil des ministres", "IT", "Prime Minister"),
        ("vice-président du Conseil", "CH", "Vice President of the Council"),
    ],
)
def test_the_president_of_a_chamber_or_council_is_told_by_what_he_heads(office: str, country: str, english: str) -> None:
    assert english_office(office, _table("fr"), country) == english


def test_the_chief_of_staff_is_no_head_of_state() -> None:
    assert english_office("jefe del Estado Mayor", _table("es")) == "Chief of Staff"
    assert english_office("jefe del Estado", _table("es")) == "Head of State"


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("外长", "Foreign Minister"),
        ("国务委员兼外交部长", "State Councilor and Foreign Minister"),
        ("中共中央政治局委员、外交部长", "Member of the Political Bureau of the CPC Central Committee, Foreign Minister"),
        ("农业部长", "Minister of Agriculture"),
        ("牧农渔业部部长", "Minister of Livestock, Agriculture and Fisheries"),
        ("财政部国家收入委员会主席", "Chairman of the State Revenue Committee"),
        ("军参谋长联席会议主席", "Chairman of the Joint Chiefs of Staff"),
        ("公共工程与运输部副部长", "Deputy Minister of Public Works and Transport"),
        ("驻肯尼亚大使", "Ambassador"),
        ("总统气候问题特使", "Special Envoy for Climate"),
        ("第一副外长", "First Deputy Foreign Minister"),
        ("云南省省长", "Governor of Yunnan"),
        ("云南省长", "Governor of Yunnan"),
        ("黑龙江省委书记", "Provincial Party Secretary of Heilongjiang"),
        ("常驻联合国代表", "Permanent Representative to the United Nations"),
        ("驻美国大使", "Ambassador to the United States"),
        ("驻上海总领事", "Consul General in Shanghai"),
        ("能源和矿产资源部部长", "Minister of Energy and Mineral Resources"),
        ("农业和畜牧业部长", "Minister of Agriculture and Livestock"),
        ("气候、能源与公用事业大臣", "Minister of Climate Change, Energy and Utilities"),
        ("全国人大外事委员会副主任委员", "Vice Chairperson of the NPC Foreign Affairs Committee"),
        ("中东问题特使", "Special Envoy for the Middle East"),
    ],
)
def test_a_chinese_title_is_told_in_english(chinese: OfficeTable, office: str, english: str) -> None:
    assert english_office(office, chinese) == english


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("日喀则市市长", "Mayor"),
        ("韩城市市长", "Mayor"),
        ("华雷斯市市长", "Mayor"),
        ("俄斯特拉发市副市长", "Deputy Mayor"),
        ("德班总领事", None),
        ("驻德班总领事", "Consul General"),
        ("印第安纳州州长", "Governor of Indiana"),
        ("德克萨斯州州长", "Governor of Texas"),
        ("英属哥伦比亚省省长", "Governor of British Columbia"),
        ("俄外长", "Foreign Minister"),
        ("俄总统特使", "Special Envoy of the President"),
        ("驻日大使", "Ambassador to Japan"),
        ("驻华总领事", "Consul General in China"),
    ],
)
def test_one_letter_is_a_country_only_where_an_envoy_is_posted(chinese: OfficeTable, office: str, english: str | None) -> None:
    assert english_office(office, chinese) == english


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("巴西圣保罗州州长", "Governor of São Paulo"),
        ("荷兰鹿特丹市市长", "Mayor of Rotterdam"),
        ("美国俄亥俄州副州长", "Deputy Governor of Ohio"),
        ("日本爱知县副知事", "Vice Governor of Aichi"),
        ("新疆维吾尔自治区主席", "Chairman of the Autonomous Region of Xinjiang"),
        ("云南省代理省长", "Acting Governor of Yunnan"),
        ("美国芝加哥市市长", None),
        ("巴西利亚市市长", None),
        ("特使", "Special Envoy"),
        ("美国特使", "Special Envoy"),
        ("驻美国洛杉矶总领事", "Consul General in Los Angeles"),
        ("驻荷兰鹿特丹副总领事", "Deputy Consul General in Rotterdam"),
        ("日本驻上海总领事", "Consul General in Shanghai"),
        ("驻荷兰大使", "Ambassador to the Netherlands"),
    ],
)
def test_the_last_name_before_a_title_is_where_its_bearer_serves(chinese: OfficeTable, office: str, english: str | None) -> None:
    cities = {"巴西": "Brazil", "圣保罗": "São Paulo", "鹿特丹": "Rotterdam", "洛杉矶": "Los Angeles", "日本": "Japan"}
    assert english_office(office, replace(chinese, named={**chinese.named, **cities})) == english


@pytest.mark.parametrize(
    ("office", "country", "english"),
    [
        ("旁遮普省省督", "PK", "Governor of Punjab"),
        ("信德省省督", "PK", "Governor of Sindh"),
        ("安大略省省督", "CA", "Lieutenant Governor of Ontario"),
        ("总督", "AU", "Governor-General"),
        ("昆士兰州总督", "AU", "Governor of Queensland"),
        ("总检察长", "IN", "Attorney General"),
        ("总检察长", "SG", "Attorney General"),
        ("副总检察长", "GB", "Deputy Attorney General"),
        ("总检察长", "RU", "Prosecutor General"),
        ("澳门特别行政区行政长官", None, "Chief Executive of the Macao SAR"),
        ("香港特别行政区行政长官", "HK", "Chief Executive of the Hong Kong SAR"),
        ("行政长官", None, "Chief Executive"),
        ("滨海边疆区行政长官", "RU", "Governor of Primorsky Krai"),
    ],
)
def test_a_governor_and_a_prosecutor_go_by_the_system_of_their_country(
    chinese: OfficeTable, office: str, country: str | None, english: str
) -> None:
    named = {**chinese.named, "香港": "Hong Kong", "澳门": "Macao"}
    assert english_office(office, replace(chinese, named=named), country) == english


def test_a_title_goes_by_the_name_that_it_has_in_its_country(chinese: OfficeTable, russian: OfficeTable) -> None:
    assert english_office("总理", chinese, "CN") == "Premier"
    assert english_office("总理", chinese, "DE") == "Chancellor"
    assert english_office("总理", chinese, "NP") == "Prime Minister"
    assert english_office("госсекретарь", russian, "US") == "Secretary of State"
    assert english_office("госсекретарь", russian, "CH") == "State Secretary"


def test_a_title_with_an_unknown_word_stays_as_printed(chinese: OfficeTable, russian: OfficeTable) -> None:
    assert english_office("министр волшебства", russian) is None
    assert english_office("魔法部长", chinese) is None
    assert english_office("", russian) is None


def test_a_whole_title_that_goes_on_with_another_charge_is_not_guessed(russian: OfficeTable, chinese: OfficeTable) -> None:
    assert english_office("министр внешних сношений и туризма", russian) is None
    assert english_office("旅游和国防部长", chinese) is None


def test_a_long_row_of_letters_is_read_in_a_moment(russian: OfficeTable, chinese: OfficeTable) -> None:
    assert english_office("министр " * 5_000 + "ъ", russian) is None
    assert english_office("驻" * 20_000, chinese) is None


def test_a_language_without_a_file_has_no_table(tmp_path: Path) -> None:
    assert load_offices(tmp_path / "offices.yaml") is None


@pytest.mark.parametrize(
    ("titles", "heads", "fault"),
    [
        ("{a: Ambassador}", "{b: Minister}", "place for its subject"),
        ("{a: Ambassador}", '{"{a,b}": "Minister of {}"}', "stands twice"),
        ("{a: 7}", '{b: "Minister of {}"}', "English"),
        ("[a]", '{b: "Minister of {}"}', "mapping of words"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(tmp_path: Path, titles: str, heads: str, fault: str) -> None:
    path = tmp_path / "offices.yaml"
    rest = "".join(f"{kind}: {{}}\n" for kind in ("prefixes", "subjects", "joins", "skipped"))
    path.write_text(f"head_first: true\ntitles: {titles}\nheads: {heads}\n{rest}", "utf-8")
    with pytest.raises(ReferenceDataError, match=fault):
        load_offices(path)


def test_units_are_a_list_of_words(tmp_path: Path) -> None:
    path = tmp_path / "offices.yaml"
    rest = "".join(f"{kind}: {{}}\n" for kind in ("titles", "heads", "prefixes", "subjects", "joins", "skipped"))
    path.write_text(f"head_first: false\n{rest}units: 省\n", "utf-8")
    with pytest.raises(ReferenceDataError, match="list of words"):
        load_offices(path)
