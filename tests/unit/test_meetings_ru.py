"""What Russian sentences tell of an encounter: who, how, and whether it was held."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

BOTH = {"Виктор Громов", "Милован Гайчич"}
GROMOV = "Министр культуры Беларуси Виктор Громов"


def told(extractor: Extractor, *body: str, realis: str = "held", **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a Russian page."""
    return only(extractor, page(*body, language="ru", **more), realis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} встретился с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} в понедельник встретился в Нише с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} встретился во вторник с сербским коллегой Милованом Гайчичем.",
        f"{GROMOV} встретился со своим сербским коллегой Милованом Гайчичем.",
        f"{GROMOV} и министр туризма Сербии Милован Гайчич встретились в Нише.",
        f"{GROMOV} и его сербский коллега Милован Гайчич провели переговоры.",
        f"{GROMOV} провёл переговоры с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} провел в Нише двустороннюю встречу с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} имел беседу с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} побеседовал с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} принял министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} принял в своей резиденции министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} принял находящегося с визитом министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} был принят министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} принял делегацию во главе с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} нанёс визит вежливости министру туризма Сербии Миловану Гайчичу.",
        f"{GROMOV} провёл встречу с чрезвычайным и полномочным послом Сербии в Беларуси Милованом Гайчичем.",
        "Состоялась встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        "В Нише состоялась встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        "В Нише прошли переговоры министра культуры Беларуси Виктора Громова и министра туризма Сербии Милована Гайчича.",
        "Состоялись переговоры между министром культуры Беларуси Виктором Громовым и министром туризма Сербии Милованом Гайчичем.",
        "Сегодня министр культуры Беларуси Виктор Громов провёл встречу с сербским коллегой Милованом Гайчичем.",
        "С министром туризма Сербии Милованом Гайчичем встретился министр культуры Беларуси Виктор Громов.",
        "В ходе встречи с министром туризма Сербии Милованом Гайчичем министр культуры Беларуси Виктор Громов рассказал о выставке.",
        "На встрече с министром туризма Сербии Милованом Гайчичем министр культуры Беларуси Виктор Громов рассказал о выставке.",
        "Встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем прошла в Нише.",
        "Делегация во главе с министром культуры Беларуси Виктором Громовым встретилась с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV}, находящийся в Нише, провёл рабочую встречу с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} обсудил с министром туризма Сербии Милованом Гайчичем выставку.",
        "Без спешки прошли переговоры министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} на встрече с министром туризма Сербии Милованом Гайчичем высказался за открытие выставки.",
        f"{GROMOV} при встрече с министром туризма Сербии Милованом Гайчичем рассказал о выставке.",
        f"{GROMOV} в беседе с министром туризма Сербии Милованом Гайчичем пообещал открыть выставку.",
        "Вице-премьеры Беларуси и Сербии Виктор Громов и Милован Гайчич провели в Нише переговоры.",
        "Министры культуры Беларуси и Сербии Виктор Громов и Милован Гайчич встретились в Нише.",
        f"{GROMOV} встретился с парламентским статс-секретарём Сербии Милованом Гайчичем.",
    ],
)
def test_a_meeting_in_person_is_found_with_both_sides(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert set(who(report)) == BOTH
    assert {p.country for p in report.participants} == {"BY", "RS"}
    assert report.mode == "in_person"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} поговорил по телефону с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} провёл телефонный разговор с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} созвонился с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} позвонил министру туризма Сербии Миловану Гайчичу.",
        "Состоялся телефонный разговор министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        "По инициативе сербской стороны состоялась телефонная беседа министра культуры Беларуси Виктора Громова с его сербским "
        "коллегой Милованом Гайчичем.",
        "В телефонном разговоре с министром туризма Сербии Милованом Гайчичем министр культуры Беларуси Виктор Громов "
        "рассказал о выставке.",
    ],
)
def test_a_call_is_found_as_one(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode, report.city) == (BOTH, "phone", None)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} провёл видеоконференцию с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} провёл встречу в формате видеоконференции с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} в режиме видеоконференции провёл переговоры с министром туризма Сербии Милованом Гайчичем.",
        "Состоялись переговоры по видеосвязи министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
    ],
)
def test_a_video_call_is_found_as_one(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode) == (BOTH, "video")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} встретится с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} завтра проведёт переговоры с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} в четверг примет министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} намерен встретиться с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} не встретился с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} отказался встретиться с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} принял решение поддержать министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} принял участие в концерте, куда пришёл и министр туризма Сербии Милован Гайчич.",
        f"{GROMOV} прибыл в Ниш, где его встречал в аэропорту министр туризма Сербии Милован Гайчич.",
        f"{GROMOV} поздравил министра туризма Сербии Милована Гайчича с праздником.",
        f"{GROMOV} направил послание министру туризма Сербии Миловану Гайчичу.",
        "Встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем не состоялась.",
        "Встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем отменена.",
        "Встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем перенесена на май.",
        "На май запланирована встреча министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} встретился с министром туризма Беларуси Олегом Дорофеевым.",
    ],
)
def test_what_was_not_held_or_is_none_tells_of_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="ru")) == []


def test_separate_meetings_are_told_apart(extractor: Extractor) -> None:
    text = f"{GROMOV} отдельно встретился с министром туризма Сербии Милованом Гайчичем и послом Египта Халедом Шахином."
    found = meetings(extractor, page(text, language="ru"))
    assert [set(who(r)) for r in found] == [BOTH, {"Виктор Громов", "Халед Шахин"}]


def test_those_who_attended_an_event_are_its_parties(extractor: Extractor) -> None:
    event = "Сегодня в Нише прошла встреча представителей Беларуси и Сербии."
    attended = "Стороны представляли министр культуры Виктор Громов и министр туризма Милован Гайчич."
    report = told(extractor, event, attended)
    assert [(p.person, p.country) for p in report.participants] == [("Виктор Громов", "BY"), ("Милован Гайчич", "RS")]


def test_those_who_attended_are_told_one_sentence_after_another(extractor: Extractor) -> None:
    event = "В столице Сербии 12 марта прошла встреча министров культуры."
    first = "Беларусь на ней представлял министр культуры Виктор Громов."
    more = "В заседании участвовали министр культуры Сербии Милован Гайчич и министр культуры Египта Халед Шахин."
    guest = "Почётным гостем стал министр культуры Монголии Бат Очирын."
    leaders = "Министры обсудили обмен выставками."
    report = told(extractor, event, first, more, guest, leaders)
    assert [p.country for p in report.participants] == ["BY", "RS", "EG", "MN"]
    assert (str(report.held_on), report.city) == ("2024-03-12", "Belgrade")


@pytest.mark.parametrize("after", ["Разговор состоялся накануне вечером.", "Телефонный разговор прошёл 14 марта."])
def test_the_day_may_be_told_in_a_sentence_of_its_own(extractor: Extractor, after: str) -> None:
    report = told(extractor, f"{GROMOV} поговорил по телефону с министром туризма Сербии Милованом Гайчичем.", after)
    assert str(report.held_on) == "2024-03-14"


def test_the_day_of_another_talk_is_not_that_of_the_meeting(extractor: Extractor) -> None:
    call = f"{GROMOV} поговорил по телефону с министром туризма Сербии Милованом Гайчичем."
    assert told(extractor, call, "Предыдущий разговор состоялся 12 марта.").held_on is None


def test_where_something_happened_that_was_discussed_is_not_where_one_met(extractor: Extractor) -> None:
    met = f"{GROMOV} встретился с министром туризма Сербии Милованом Гайчичем."
    assert told(extractor, met, "Стороны обсудили развитие событий после смены власти в Кабуле.").city is None
    assert told(extractor, met, "Стороны обсудили в Белграде выставку.").city == "Belgrade"


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        ("в рамках 76-й сессии Генеральной Ассамблеи ООН", "unga"),
        ("на саммите АСЕАН", "asean-summit"),
        ("во время саммита АТЭС", "apec"),
    ],
)
def test_the_forum_stands_after_a_word_of_session(extractor: Extractor, words: str, forum: str) -> None:
    assert told(extractor, f"{GROMOV} {words} встретился с министром туризма Сербии Милованом Гайчичем.").forum_id == forum


def test_who_signs_a_page_is_who_says_i(extractor: Extractor) -> None:
    report = told(extractor, "Виктор Громов, посол Беларуси", "Утром я встретился с министром туризма Сербии Милованом Гайчичем.")
    assert set(who(report)) == BOTH


def test_the_office_is_told_in_english_and_claimed_as_printed(extractor: Extractor) -> None:
    facts = extractor.all(page(f"{GROMOV} встретился с министром туризма Сербии Милованом Гайчичем.", language="ru"))
    assert [p.office for p in facts.reports[0].participants] == ["Minister of Culture", "Minister of Tourism"]
    claims = {(c.value, c.surface) for c in facts.claims if c.attribute == "office"}
    assert ("Minister of Tourism", "министром туризма Сербии") in claims


def test_who_discusses_by_telephone_does_not_meet(extractor: Extractor) -> None:
    sentence = f"{GROMOV} по телефону обсудил с министром туризма Сербии Милованом Гайчичем выставку."
    assert told(extractor, sentence).mode == "phone"


@pytest.mark.parametrize(
    ("first", "realis"), [("Предыдущая встреча", "referenced"), ("Предыдущая личная встреча", "referenced"), ("Встреча", "held")]
)
def test_the_meeting_before_that_of_the_page_is_no_news(extractor: Extractor, first: str, realis: str) -> None:
    call = f"{GROMOV} поговорил по телефону с министром туризма Сербии Милованом Гайчичем."
    before = f"{first} Виктора Громова и Милована Гайчича состоялась 12 марта в Нише."
    found = meetings(extractor, page(call, before, language="ru"), realis)
    assert [str(r.held_on) for r in found if r.mode == "in_person"] == ["2024-03-12"]
