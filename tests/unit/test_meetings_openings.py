"""How Russian and Chinese pages open: who met whom in turns of phrase that ministries, presidents and agencies use."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

RUSSIAN = {
    "14 марта в Москве состоялась встреча Министра иностранных дел Сербии М.Гайчича с прибывшим в Россию с рабочим визитом "
    "главой МИД Ганы А.К.Мботи.": "М.Гайчич & А.К.Мботи",
    "Министр культуры Беларуси Виктор Громов встретился с находящимся в Минске с визитом министром туризма Сербии Милованом Гайчичем.": (
        "Виктор Громов & Милован Гайчич"
    ),
    "В переговорах участвовали министр культуры Беларуси Виктор Громов, его сербский коллега Милован Гайчич и глава Минкульта "
    "Турции Орхан Демирель. Встреча прошла в Дамаске.": "Виктор Громов & Милован Гайчич & Орхан Демирель",
    "В Берлине завершилась встреча лидеров «нормандской четверки» – Владимира Путина, Ангелы Меркель, Франсуа Олланда и Петра "
    "Порошенко.": "Vladimir Putin & Angela Merkel & Francois Hollande & Petro Poroshenko",
    "Главы МИД Азербайджана и Армении Виктор Громов и Милован Гайчич провели в Москве переговоры.": "Виктор Громов & Милован Гайчич",
    "11 февраля в формате видеоконференции прошли консультации под председательством директора Департамента МИД Беларуси В.П.Громова и "
    "генерального директора МИД Сербии М.Гайчича.": "В.П.Громов & М.Гайчич",
    "Министр культуры Беларуси Виктор Громов встретился с министром иностранных дел и по делам эмигрантов Сирии Ф.Халедом.": (
        "Виктор Громов & Ф.Халед"
    ),
    "Президент Беларуси Виктор Громов принял главу Представительства ЕС в Беларуси Эдуарда Брандта.": "Виктор Громов & Эдуард Брандт",
    "В столице Киргизии начались переговоры делегаций. Киргизскую сторону представляет вице-премьер Асан Токоев, таджикскую — "
    "вице-премьер Фируз Назришоев.": "Асан Токоев & Фируз Назришоев",
}
CHINESE = {
    "11月24日，塞尔维亚外长斯托扬诺维奇在东京同日本经济产业大臣冈田实举行会谈。会谈后，两位大臣共同会见记者。": "斯托扬诺维奇 & 冈田实",
    "中国外交部长高明远会见来华出席“一带一路”国际合作高峰论坛的塞尔维亚旅游部长斯托扬诺维奇。": "高明远 & 斯托扬诺维奇",
    "中国外交部长高明远会见巴基斯坦总理谢里夫的特使法特米。": "高明远 & 法特米",
    "中国外交部长高明远率政府代表团访问塞尔维亚，会见了塞尔维亚旅游部长斯托扬诺维奇。": "高明远 & 斯托扬诺维奇",
    "中国外交部长高明远会见由津巴布韦外交部常秘比姆哈率领的代表团。": "高明远 & 比姆哈",
    "应邀访华的马尔代夫议长马西赫16日与中国外交部长高明远举行会谈。参加会谈的还有中国文化部长钱文彬。": "马西赫 & 高明远",
    "中国外交部长高明远会见塞尔维亚旅游部长斯托扬诺维奇。中国文化部长钱文彬参加会见。": "高明远 & 斯托扬诺维奇",
    "韩国总统文在寅与朝鲜国务委员会委员长金正恩在板门店“和平之家”举行会晤。": "Moon Jae-in & Kim Jong-un",
    "日本首相菅直人和韩国总统李明博29日在河内举行首脑会议。": "Naoto Kan & Lee Myung-bak",
    "海关总署署长钱文彬与泰国关税厅厅长奇猜以视频连线方式举行会谈。": "钱文彬 & 奇猜",
    "中国外交部长高明远在金沙萨会见刚果（金）外长恩桑扎。": "高明远 & 恩桑扎",
    "国家主席习近平在北京同欧盟轮值主席国德国总理默克尔、欧盟委员会主席冯德莱恩共同举行会晤。": (
        "Xi Jinping & Angela Merkel & Ursula von der Leyen"
    ),
    "国家主席习近平3日在杭州西湖国宾馆同前来出席二十国集团领导人杭州峰会的美国总统奥巴马举行会晤。": "Xi Jinping & Barack Obama",
    "行政院長蘇貞昌今天上午接見歐洲議會議員葛魯克斯曼率領的訪問團。": "蘇貞昌 & 葛魯克斯曼",
    "美国商务部长雷蒙多28日与中国文化部长钱文彬会谈。": "Gina Raimondo & 钱文彬",
}


@pytest.mark.parametrize(
    ("language", "text", "parties"), [(c, t, w) for c, told in (("ru", RUSSIAN), ("zh", CHINESE)) for t, w in told.items()]
)
def test_an_opening_tells_of_one_meeting_with_its_parties(extractor: Extractor, language: str, text: str, parties: str) -> None:
    assert set(who(only(extractor, page(text, language=language)))) == set(parties.split(" & "))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "塞尔维亚旅游部长斯托扬诺维奇呼吁中国外交部长高明远同日本经济产业大臣冈田实会面。"),
        ("zh", "如果中国外交部长高明远与日本经济产业大臣冈田实再次会面，局势将会怎样？"),
        ("zh", "中国外交部长高明远原定同日本经济产业大臣冈田实举行的会谈因故推迟。"),
        ("ru", "Министр культуры Беларуси Виктор Громов прилетел в Ниш. В аэропорту его встретил министр туризма Сербии Милован Гайчич."),
        ("ru", "Встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем отложена."),
    ],
)
def test_what_is_called_for_supposed_or_put_off_was_not_held(extractor: Extractor, language: str, text: str) -> None:
    assert meetings(extractor, page(text, language=language)) == []


def test_the_country_that_a_party_visits_is_the_place(extractor: Extractor) -> None:
    words = "Министр культуры Беларуси Виктор Громов {} встретился с министром туризма Сербии Милованом Гайчичем."
    told = [words.format(visit) for visit in ("в ходе визита в Сербию", "в ходе визита в Египет")]
    assert [only(extractor, page(text, language="ru")).country for text in told] == ["RS", None]


def test_a_pronoun_behind_the_verb_is_who_was_told_before(extractor: Extractor) -> None:
    text = "塞尔维亚旅游部长斯托扬诺维奇12日同中国外交部长高明远举行会谈。中国文化部长钱文彬会见了他。"
    assert [set(who(r)) for r in meetings(extractor, page(text, language="zh"))] == [{"斯托扬诺维奇", "高明远"}, {"斯托扬诺维奇", "钱文彬"}]


def test_two_verbs_have_one_subject(extractor: Extractor) -> None:
    first = "Министр культуры Беларуси Виктор Громов был принят президентом Сербии Милованом Гайчичем"
    text = f"{first}, провёл переговоры с министром туризма Сербии Драганом Илицем."
    reports = meetings(extractor, page(text, language="ru"))
    assert [set(who(r)) for r in reports] == [{"Виктор Громов", "Милован Гайчич"}, {"Виктор Громов", "Драган Илиц"}]


def test_a_day_behind_a_comma_is_that_of_the_next_verb(extractor: Extractor) -> None:
    text = "塞尔维亚旅游部长斯托扬诺维奇11日在北京同中国外交部长高明远举行会谈，12日在上海会见了中国文化部长钱文彬。"
    reports = meetings(extractor, page(text, language="zh", published_on=date(2024, 3, 15)))
    assert [(str(r.held_on), r.city) for r in reports] == [("2024-03-11", "Beijing"), ("2024-03-12", "Shanghai")]


def test_a_place_is_found_with_and_without_its_dots(extractor: Extractor) -> None:
    words = "Министр культуры Беларуси Виктор Громов встретился в {} с министром туризма Сербии Милованом Гайчичем."
    reports = [
        only(extractor, page(words.format(city), language="ru", published_on=date(2024, 3, 15))) for city in ("Кишинёве", "Кишиневе")
    ]
    assert [r.city for r in reports] == ["Chisinau", "Chisinau"]
