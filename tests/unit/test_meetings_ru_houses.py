"""What the houses of Russian pages print: heads with day and place, the eve of something, delegations, and offices of many kinds."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GROMOV = "Министр культуры Беларуси Виктор Громов"
MET = f"{GROMOV} встретился с министром туризма Сербии Милованом Гайчичем."
HEAD = "14 марта, Минск /Корр. БЕЛТА/."


@pytest.mark.parametrize(
    "after",
    [
        "Накануне Милован Гайчич осмотрел музей.",
        "Днём ранее Милован Гайчич осмотрел музей.",
        "Министры сверили позиции накануне обсуждения договора.",
    ],
)
def test_a_day_counted_from_that_of_the_dateline_is_no_rival_of_it(extractor: Extractor, after: str) -> None:
    report = only(extractor, page(MET, after, dateline=HEAD, language="ru"))
    assert report.held_on == date(2024, 3, 14)


def test_a_day_told_in_the_first_sentence_is_a_rival_of_the_dateline(extractor: Extractor) -> None:
    opened = page("Накануне в Минске открылся музей.", MET, dateline=HEAD, language="ru")
    assert only(extractor, opened).held_on != date(2024, 3, 14)


@pytest.mark.parametrize(("word", "day"), [("", date(2024, 3, 12)), ("от ", None)])
def test_the_day_of_a_document_is_none_of_a_meeting(extractor: Extractor, word: str, day: date | None) -> None:
    told = f"{GROMOV} обсудил с министром туризма Сербии Милованом Гайчичем договор {word}12 марта."
    assert only(extractor, page(told, language="ru")).held_on == day


@pytest.mark.parametrize(
    ("delegation", "met"),
    [
        ("Белорусскую делегацию", "Виктор Громов"),
        ("Белорусскую делегацию врачей", "BY"),
    ],
)
def test_a_delegation_is_the_one_of_its_country_of_whose_meetings_the_page_told(extractor: Extractor, delegation: str, met: str) -> None:
    between = ("Стороны обсудили планы.", "Президент Беларуси Павел Зорин передал привет.", "Речь шла о музеях.")
    told = page(MET, *between, f"{delegation} принял президент Сербии Драган Илич.", language="ru")
    assert sorted(who(meetings(extractor, told)[-1])) == sorted(["Драган Илич", met])


def test_a_delegation_of_a_country_of_which_two_met_somebody_is_neither(extractor: Extractor) -> None:
    second = "Министр спорта Беларуси Павел Зорин встретился с министром спорта Сербии Драганом Костичем."
    told = page(MET, second, "Речь шла о музеях.", "Белорусскую делегацию принял президент Сербии Драган Илич.", language="ru")
    assert "BY" in who(meetings(extractor, told)[-1])


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("Верховного комиссара ООН по делам беженцев Милована Гайчича", "Милован Гайчич"),
        ("министра иностранных дел Сербии госпожу Анну Илич", "Анна Илич"),
        ("Посла Сербии в РБ госпожу Анну Илич", "Анна Илич"),
    ],
)
def test_the_words_between_an_office_and_its_bearer_are_read_over(extractor: Extractor, official: str, name: str) -> None:
    assert who(only(extractor, page(f"{GROMOV} принял {official}.", language="ru"))) == ["Виктор Громов", name]


@pytest.mark.parametrize(
    ("listed", "sides"),
    [
        ("Игоря Белова (Россия), Джона Смита (США) и Поля Бланше (Франция)", ["RU", "US", "FR"]),
        ("Игоря Белова, Джона Смита и Поля Бланше", ["OSCE", "OSCE", "OSCE"]),
    ],
)
def test_co_chairs_of_a_body_have_each_his_country_or_all_the_body(extractor: Extractor, listed: str, sides: list[str]) -> None:
    report = only(extractor, page(f"{GROMOV} принял сопредседателей Минской группы ОБСЕ {listed}.", language="ru"))
    chairs = report.participants[1:]
    assert [p.country or p.organization for p in chairs] == sides
    assert {p.office for p in chairs} == {"Co-Chair of the OSCE Minsk Group"}


def test_the_head_of_a_ministry_is_its_minister(extractor: Extractor) -> None:
    first = "Министр экономического развития России Павел Зорин прибыл в Минск."
    told = page(first, "Глава Минэкономразвития России встретился с министром туризма Сербии Милованом Гайчичем.", language="ru")
    assert who(only(extractor, told)) == ["Павел Зорин", "Милован Гайчич"]


def test_a_name_is_that_beside_a_title_and_not_its_genitive(extractor: Extractor) -> None:
    told = page(MET, "По словам Виктора Громова, музей откроется.", language="ru")
    assert who(only(extractor, told)) == ["Виктор Громов", "Милован Гайчич"]


@pytest.mark.parametrize(("country", "count"), [("", 0), (" Беларуси", 1)])
def test_a_head_of_state_receives_a_minister_of_no_stated_country_at_home(extractor: Extractor, country: str, count: int) -> None:
    received = f"Глава государства принял министра культуры{country} Виктора Громова."
    told = page(received, "Президент упомянул свой визит в Сербию и связи с Чили.", language="ru")
    assert len(meetings(extractor, told)) == count


@pytest.mark.parametrize("attended", ["Во встрече принял участие", "Во встрече участвовал", "На встрече присутствовал"])
@pytest.mark.parametrize("between", [(), ("Речь шла о музеях.", "Проект дорог.", "Сроки названы.")])
def test_who_else_was_at_the_meeting_is_a_party_of_the_hosts_side(extractor: Extractor, attended: str, between: tuple[str, ...]) -> None:
    report = only(extractor, page(MET, *between, f"{attended} заместитель министра Павел Зорин.", language="ru"))
    assert who(report) == ["Виктор Громов", "Милован Гайчич", "Павел Зорин"]
    assert report.participants[-1].country == "BY"


@pytest.mark.parametrize("last", ["Павел Зорин прибыл накануне.", "В концерте принял участие музыкант Павел Зорин."])
def test_who_was_elsewhere_is_no_party(extractor: Extractor, last: str) -> None:
    assert who(only(extractor, page(MET, last, language="ru"))) == ["Виктор Громов", "Милован Гайчич"]


@pytest.mark.parametrize(
    ("guests", "name", "side"),
    [
        ("миссией Международного валютного фонда, возглавляемой Милованом Гайчичем", "Милован Гайчич", "IMF"),
        ("делегацией Европейского парламента во главе с Милованом Гайчичем", "Милован Гайчич", "EU"),
        ("главой Делегации Европейского Союза в Беларуси, послом Милованом Гайчичем", "Милован Гайчич", "EU"),
        ("главой «Газпрома» Павлом Зориным", "Павел Зорин", "RU"),
        ("председателем Правления АО «НК «КазМунайГаз» Павлом Зориным", "Павел Зорин", "KZ"),
    ],
)
def test_a_mission_and_a_company_have_their_sides(extractor: Extractor, guests: str, name: str, side: str) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с {guests}.", language="ru"))
    assert [(p.person, p.country or p.organization) for p in report.participants] == [("Виктор Громов", "BY"), (name, side)]


def test_a_partner_may_stand_right_before_the_subject(extractor: Extractor) -> None:
    told = page(f"{GROMOV} прибыл в Белград.", "С министром туризма Сербии Милованом Гайчичем Виктор Громов обсудил музеи.", language="ru")
    assert set(who(only(extractor, told))) == {"Виктор Громов", "Милован Гайчич"}


SPOKE = ("Обсуждались вопросы торговли.", "{}: Рад Вас видеть.", "Мне приятно, что весной мы встречались в Риме.", "{}: Благодарю.")


@pytest.mark.parametrize(
    ("host", "guest"),
    [
        ("Д.МЕДВЕДЕВ", "М.ГАЙЧИЧ (как переведено)"),
        ("Д.Медведев", "М.Гайчич (как переведено)"),
        ("Д. Медведев", "М. Гайчич"),
        ("ДМИТРИЙ МЕДВЕДЕВ", "МИЛОВАН ГАЙЧИЧ (по-сербски)"),
    ],
)
def test_those_of_two_sides_whose_initials_stand_before_their_words_met(extractor: Extractor, host: str, guest: str) -> None:
    told = (SPOKE[0], SPOKE[1].format(host), SPOKE[2], SPOKE[3].format(guest))
    title = "Начало встречи с Министром туризма Сербии Милованом Гайчичем"
    known = () if "." in host else ("Присутствует заместитель Председателя Совета безопасности России Дмитрий Медведев.",)
    report = only(extractor, page(*known, *told, title=title, language="ru"))
    assert (set(who(report)), report.rule) == ({"Dmitry Medvedev", "Милован Гайчич"}, "meeting.transcript")


@pytest.mark.parametrize(("one", "other"), [("М.Мишустин", "А.Новак"), ("Вопрос", "М.Гайчич"), ("Справка", "Источник")])
def test_those_of_one_side_and_who_only_asks_did_not_meet(extractor: Extractor, one: str, other: str) -> None:
    title = "Стенограмма беседы с Министром туризма Сербии Милованом Гайчичем" if "Г" in other else "Встреча по вопросам туризма"
    assert not meetings(extractor, page(f"{one}: Добрый день.", f"{other}: Добрый день.", title=title, language="ru"))


@pytest.mark.parametrize(
    ("title", "turns"),
    [
        ("О торговле", ("А.Лахтинен: Мы не проводим переговоров.", "Т.Ривас: Встреча невозможна.")),
        ("Встреча не состоялась", ("А. Лахтинен: Жаль.", "Т. Ривас: Увы.")),
        ("О торговле", ("А. Лахтинен: О встрече речи нет.", "Т. Ривас: Согласен.")),
    ],
)
def test_those_who_say_that_no_talks_are_held_did_not_meet(extractor: Extractor, title: str, turns: tuple[str, ...]) -> None:
    known = "Министр торговли Финляндии Айно Лахтинен и министр торговли Чили Томас Ривас ответили на вопросы."
    assert not [m for m in meetings(extractor, page(known, *turns, title=title, language="ru")) if m.realis == "held"]


@pytest.mark.parametrize("turn", ["Действующим председателем ОБСЕ", "председателем Комитета министров Совета Европы"])
def test_who_presides_over_a_body_in_turn_is_of_his_country(extractor: Extractor, turn: str) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с Министром иностранных дел Сербии, {turn} Милованом Гайчичем.", language="ru"))
    assert [(p.person, p.country) for p in report.participants][1:] == [("Милован Гайчич", "RS")]


def test_who_serves_a_body_is_not_the_minister_before_him(extractor: Extractor) -> None:
    told = f"{GROMOV} встретился с Министром иностранных дел Сербии, генеральным секретарем ОБСЕ Милованом Гайчичем."
    assert ("Милован Гайчич", "RS") not in [(p.person, p.country) for p in only(extractor, page(told, language="ru")).participants]


@pytest.mark.parametrize("chair", ["Председатель ГД", "Спикер Госдумы", "Председатель СФ", "Заместитель Председателя СФ", "Спикер ГД"])
def test_letters_of_a_chamber_tell_its_country(extractor: Extractor, chair: str) -> None:
    told = f"{chair} Виктор Громов встретился с министром туризма Сербии Милованом Гайчичем."
    assert only(extractor, page(told, language="ru")).participants[0].country == "RU"


@pytest.mark.parametrize("charge", ["плантаций и сырьевых товаров", "химикатов и удобрений", "нефти и полезных ископаемых"])
def test_a_minister_of_whatever_bears_the_name_behind_it(extractor: Extractor, charge: str) -> None:
    told = f"{GROMOV} и министр {charge} Сербии Милован Гайчич на встрече обсудили поставки."
    assert set(who(only(extractor, page(told, language="ru")))) == {"Виктор Громов", "Милован Гайчич"}


PASSING = ("Значительное место в беседе заняли вопросы торговли.", "В ходе переговоров обсуждались дороги.")


@pytest.mark.parametrize("passing", PASSING)
def test_a_meeting_in_passing_is_no_other_one_that_somebody_attended(extractor: Extractor, passing: str) -> None:
    told = page(MET, passing, "Стороны довольны.", "Во встрече участвовали депутат Беларуси Олег Лис, Павел Зорин.", language="ru")
    assert {"Виктор Громов", "Милован Гайчич", "Олег Лис"} <= set(who(only(extractor, told)))


def test_the_charge_of_an_office_is_nothing_that_was_talked_of(extractor: Extractor) -> None:
    guest = "главу Регионального центра ООН по превентивной дипломатии Милована Гайчича, прибывшего в Минск с рабочим визитом."
    assert only(extractor, page(f"Министр культуры Беларуси Виктор Громов принял {guest}", language="ru")).city == "Minsk"


@pytest.mark.parametrize("sign", ['форума "Россия - Исламский мир: KazanForum"', "форума «Россия — Исламский мир»"])
def test_a_forum_is_told_in_any_quotes(extractor: Extractor, sign: str) -> None:
    assert only(extractor, page(f"{MET[:-1]} в рамках {sign}.", language="ru")).forum == "KazanForum"
