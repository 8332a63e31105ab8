"""Russian names: titles by their endings, declined names, places and quotes inside titles."""

from datetime import date

import pytest

from pipelines.core.names.find import NameContext, NameFinder
from pipelines.core.names.inflect import Declension
from pipelines.core.records import Mention
from pipelines.reference import load_knowledge
from pipelines.reference.lexicons import load_name_lexicons

_DAY = date(2022, 5, 17)


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(load_knowledge(), load_name_lexicons())


@pytest.fixture(scope="module")
def declension() -> Declension:
    found = load_name_lexicons()["ru"].declension
    assert found is not None
    return found


def _people(finder: NameFinder, text: str) -> list[Mention]:
    context = NameContext("ru", _DAY, None)
    return [m for m in finder.find("d", text, finder.sentences(text, "ru"), context) if m.kind == "person"]


@pytest.mark.parametrize(
    ("printed", "title", "base"),
    [
        ("Сергеем Лавровым", "министром", "Сергей Лавров"),
        ("Виктора Громова", "министра", "Виктор Громов"),
        ("Игорю Белозёрову", "послу", "Игорь Белозёров"),
        ("Андрею Громову", "главе", "Андрей Громов"),
        ("Владимире Ясинском", "президенте", "Владимир Ясинский"),
        ("Тамарой Ветровой", "заместителем", "Тамара Ветрова"),
        ("Марии Ясинской", "представителя", "Мария Ясинская"),
        ("Небойшей Стаменичем", "главой", "Небойша Стаменич"),
        ("Нгуен Ван Тхинем", "председателем", "Нгуен Ван Тхинь"),
        ("А.Б.Громова", "министра", "А.Б.Громов"),
        ("Марию Ветрову", "министра", "Мария Ветрова"),
    ],
)
def test_a_declined_name_is_told_in_its_base_form(declension: Declension, printed: str, title: str, base: str) -> None:
    assert declension.nominative(printed, title) == base


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Юхани Койвисто", "послом"),
        ("Ангела Меркель", "канцлер"),
        ("Ван И", "министром"),
        ("Ким Чен", "лидером"),
        ("Сергей Громов", "министр"),
        ("Тамара Ветрова", "глава"),
        ("Хакан Караоглу", "министру"),
    ],
)
def test_a_name_that_is_not_declined_is_kept(declension: Declension, printed: str, title: str) -> None:
    assert declension.nominative(printed, title) == printed


def test_the_base_form_is_the_name_and_the_printed_form_the_surface(finder: NameFinder) -> None:
    text = "Он встретился с министром рыбного хозяйства Вьетнама Ле Хоанг Тхангом."
    (person,) = _people(finder, text)
    assert (person.name, person.surface, person.country) == ("Ле Хоанг Тханг", "Ле Хоанг Тхангом", "VN")


def test_small_words_after_a_head_belong_to_the_title_by_their_endings(finder: NameFinder) -> None:
    text = "Прибыл министр коммунального обслуживания Сербии Милован Гайчич."
    (person,) = _people(finder, text)
    assert (person.name, person.country) == ("Милован Гайчич", "RS")
    assert person.office == "министр коммунального обслуживания Сербии"


def test_a_verb_after_a_head_is_no_part_of_the_title(finder: NameFinder) -> None:
    text = "Министр иностранных дел Египта Халед Шахин прибыл в Минск. Министр поздравил Ивана Дорофеева."
    offices = {m.office for m in _people(finder, text)}
    assert all("поздравил" not in (office or "") for office in offices)


def test_a_city_of_posting_stands_between_title_and_name(finder: NameFinder) -> None:
    text = "Заместитель министра принял посла Японии в Астане Кэндзи Морисаву."
    assert [(m.name, m.office, m.country) for m in _people(finder, text)] == [("Кэндзи Морисава", "посла Японии в Астане", "JP")]


def test_a_body_in_angle_quotes_stands_between_title_and_name(finder: NameFinder) -> None:
    text = "Страну представлял заместитель главы агентства «Степные дороги и мосты» Батыр Оразгельдыев."
    assert [m.name for m in _people(finder, text)] == ["Батыр Оразгельдыев"]


def test_an_article_of_arabic_names_is_part_of_the_name(finder: NameFinder) -> None:
    text = "Он принял губернатора Махмуда аль-Багури."
    assert [m.surface for m in _people(finder, text)] == ["Махмуда аль-Багури"]


def test_a_plural_title_is_shared_by_a_list_of_countries_and_names(finder: NameFinder) -> None:
    text = "Он беседовал с министрами торговли Сербии Милованом Гайчичем, Кубы П.Ортегой и Египта Халедом Шахином."
    assert [(m.name, m.country) for m in _people(finder, text)] == [("Милован Гайчич", "RS"), ("П.Ортега", "CU"), ("Халед Шахин", "EG")]


def test_initials_lead_to_the_listed_person(finder: NameFinder) -> None:
    text = "Состоялась встреча Министра иностранных дел России С.В.Лаврова с послом."
    assert [m.entity_id for m in _people(finder, text)] == ["sergey-lavrov"]


@pytest.mark.parametrize(("name", "found"), [("С.В.Лаврова", ["sergey-lavrov"]), ("К.В.Лаврова", []), ("Лаврова", [])])
def test_two_initials_lead_to_who_is_in_office_without_a_title(finder: NameFinder, name: str, found: list[str]) -> None:
    assert [m.entity_id for m in _people(finder, f"Состоялась встреча {name} с послом.")] == found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Министр внутренних дел Крыма Игорь Белозёров выступил.", None),
        ("Министр внутренних дел РТ Игорь Белозёров выступил.", None),
        ("Министр иностранных дел РТ Игорь Белозёров выступил.", "TJ"),
        ("Глава МИД РБ Игорь Белозёров выступил.", "BY"),
        ("Председатель кнессета Давид Ветров выступил.", "IL"),
    ],
)
def test_an_abbreviated_country_in_a_title_is_a_whole_word_of_a_foreign_ministry(
    finder: NameFinder, text: str, country: str | None
) -> None:
    assert [m.country for m in _people(finder, text)] == [country]


@pytest.mark.parametrize("who", ["министр культуры Игорь Белозёров", "Игорь Белозёров"])
def test_who_returns_from_a_country_is_not_its_official(finder: NameFinder, who: str) -> None:
    assert all(m.country is None for m in _people(finder, f"На днях вернулся {who} из Ирана."))


@pytest.mark.parametrize(
    ("text", "office", "country"),
    [
        ("Заместитель Премьера – министр обороны Сербии Милован Гайчич прибыл.", "Заместитель Премьера, министр обороны Сербии", "RS"),
        ("Вице-премьер, министр обороны Сербии Милован Гайчич прибыл.", "Вице-премьер, министр обороны Сербии", "RS"),
        ("Председатель ШОС, министр обороны Сербии Милован Гайчич прибыл.", "Председатель ШОС, министр обороны Сербии", "RS"),
        ("Президент Чили, министр обороны Сербии Милован Гайчич прибыли.", "министр обороны Сербии", "RS"),
    ],
)  # fmt: skip
def test_two_offices_of_one_person_are_told_together(finder: NameFinder, text: str, office: str, country: str) -> None:
    assert [(m.name, m.office, m.country) for m in _people(finder, text)][-1] == ("Милован Гайчич", office, country)


@pytest.mark.parametrize(
    "title",
    [
        "главой агентства по контролю за оборотом наркотиков Сербии",
        "председателем Совета кантонов Швейцарии",
        "спецпредставителем Европейского союза по вопросам кризиса в Грузии",
    ],
)
def test_a_title_goes_on_in_small_words_up_to_the_name(finder: NameFinder, title: str) -> None:
    assert [m.name for m in _people(finder, f"Он беседовал с {title} Милованом Гайчичем.")] == ["Милован Гайчич"]


def test_a_verb_between_a_title_and_a_name_parts_them(finder: NameFinder) -> None:
    assert [m.office for m in _people(finder, "Министр поручил правительству Милована Гайчича доклад.") if m.office] == []


def test_who_shares_a_plural_title_has_its_office(finder: NameFinder) -> None:
    people = _people(finder, "Встреча с министрами энергетики Чили Томасом Ривасом и Сербии Милованом Гайчичем.")
    assert [m.office for m in people] == ["министрами энергетики Чили"] * 2


@pytest.mark.parametrize(
    "title",
    ["Постоянный представитель Сербии при АС", "Комиссар Африканского союза по политическим вопросам, миру и безопасности"],
)
def test_initials_follow_a_title_that_ends_in_its_body_or_its_fields(finder: NameFinder, title: str) -> None:
    assert [m.name for m in _people(finder, f"На встрече был {title} М.П.Гайчич.")] == ["М.П.Гайчич"]


def _offices(finder: NameFinder, text: str) -> list[tuple[str | None, str | None]]:
    """Offices of a text and their sides, of named persons and others."""
    context = NameContext("ru", _DAY, None)
    found = finder.find("d", text, finder.sentences(text, "ru"), context)
    return [(m.office, m.country or m.organization) for m in found if m.office]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Министр культуры Беларуси и глава МИД Чили Хуан Лопес подписали соглашение.", ["BY", "CL"]),
        ("Состоялась встреча министра культуры Беларуси и министра культуры Чили.", ["BY", "CL"]),
        ("Генеральный директор МАГАТЭ и министр энергетики Чили Хуан Лопес — в который раз — обсудили реактор.", ["IAEA", "CL"]),
        ("Министр культуры Беларуси и председатель Коллегии ЕЭК беседовали в среду.", ["BY", "Eurasian Economic Commission"]),
    ],
)
def test_titles_of_two_countries_are_of_two_persons_and_so_are_those_of_a_plural_verb(
    finder: NameFinder, text: str, sides: list[str]
) -> None:
    assert [side for _, side in _offices(finder, text)] == sides


@pytest.mark.parametrize(
    "text",
    [
        "Министр культуры Чили и действующий председатель ОБСЕ Хуан Лопес заявил о визите.",
        "Министр культуры Чили и председатель партии Хуан Лопес прибыл в Ниш.",
        "Министр культуры и спорта Чили Хуан Лопес и его помощники обсудили музеи.",
    ],
)
def test_two_titles_of_one_man_stay_together(finder: NameFinder, text: str) -> None:
    assert len(_offices(finder, text)) == 1


def test_a_plural_title_is_shared_by_the_whole_list(finder: NameFinder) -> None:
    people = _people(finder, "Заседание прошло под председательством вице-премьеров Виктора Громова, Милована Гайчича и Хуана Лопеса.")
    assert [m.name for m in people] == ["Виктор Громов", "Милован Гайчич", "Хуан Лопес"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Прошли переговоры главы МИД Кубы Хуана Лопеса.", ["Хуан Лопес"]),
        ("Главы МИД Сербии и Кубы Милован Гайчич и Анна Лопес встретились.", ["Милован Гайчич", "Анна Лопес"]),
    ],
)
def test_the_head_of_a_ministry_in_the_genitive_is_no_plural(finder: NameFinder, text: str, names: list[str]) -> None:
    assert [m.name for m in _people(finder, text)] == names


def test_where_an_office_is_held_may_stand_before_the_rank_of_its_bearer(finder: NameFinder) -> None:
    text = "Руководитель Программного офиса ОБСЕ в Бишкеке посол Анна Громова встретилась с послом Чили."
    assert [(m.name, m.organization) for m in _people(finder, text)] == [("Анна Громова", "OSCE")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Прибыл губернатор провинции Хэнань Ван Кайчжун.", "Ван Кайчжун"),
        ("Беседа с мэром города Ниш Милованом Гайчичем прошла.", "Милован Гайчич"),
        ("Председатель Минского облисполкома Виктор Громов прибыл.", "Виктор Громов"),
        ("Губернатор Баян-Улгийского аймака Бат Эрдэнэ прибыл.", "Бат Эрдэнэ"),
    ],
)
def test_the_name_of_a_region_is_part_of_the_title(finder: NameFinder, text: str, name: str) -> None:
    assert [m.name for m in _people(finder, text)] == [name]


def test_heads_of_two_countries_ministries_are_nobody_named_alone(finder: NameFinder) -> None:
    text = "Виктор Громов дал интервью. Главы МИД Беларуси и Сербии обговорили музеи. Громов доволен."
    assert [m.name for m in _people(finder, text)] == []


def test_an_ambassador_to_two_countries_is_of_the_first_named(finder: NameFinder) -> None:
    people = _people(finder, "Посол Чили в Беларуси и Литве Хуан Лопес вручил грамоты.")
    assert [(m.name, m.country) for m in people] == [("Хуан Лопес", "CL")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Принят управляющим директором по Восточной Европе, России и Центральной Азии Иваном Громовым.", [("Иван Громов", None)]),
        ("Во встрече принял участие заместитель председателя Комитета СФ по обороне Иван Громов.", [("Иван Громов", "RU")]),
        ("Принят министром иностранных дел Федеративной Демократической Республики Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят министром обороны Исламской Республики Иран бригадным генералом Реза Карими.", [("Реза Карими", "IR")]),
        ("Принят председателем Высшего судебного совета Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят главой Организации по атомной энергии Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят министром внутренних дел Чили генерал-майором полиции Хуаном Лопесом.", [("Хуан Лопес", "CL")]),
        ("Принят главой Кабмина Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят секретарем Совбеза Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят министром промышленности, рудников и торговли Эфиопии Абебе Бекеле.", [("Абебе Бекеле", "ET")]),
        ("Принят министром внутренних дел КР Азаматом Громовым.", [("Азамат Громов", "KG")]),
        ("Выступил вице-спикер СФ.", []),
    ],
)
def test_titles_in_full_are_read_up_to_the_name(finder: NameFinder, text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.country) for m in _people(finder, text)] == people


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("В областной администрации Премьер-министр выступил.", "Премьер-министр"),
        ("В министерстве посол Чили выступил.", "посол Чили"),
        ("Выступил в администрации президента.", "администрации президента"),
    ],
)
def test_a_seat_before_a_title_in_the_nominative_is_no_part_of_it(finder: NameFinder, text: str, office: str) -> None:
    assert [o for o, _ in _offices(finder, text)] == [office]


def test_each_of_a_list_has_his_country_before_him(finder: NameFinder) -> None:
    people = _people(
        finder, "Министр принял копии у новых послов: Сербии – Милована Гайчича, Кубы – Хорхе Переса, Королевства Марокко – Али Санеи."
    )
    assert [(p.name, p.country, p.office) for p in people] == [
        ("Милован Гайчич", "RS", "послов"),
        ("Хорхе Перес", "CU", "послов"),
        ("Али Санеи", "MA", "послов"),
    ]


def test_a_minister_of_a_body_is_its_own(finder: NameFinder) -> None:
    text = "Министр по торговле ЕЭК Виктор Громов и Министр торговли Сербии Милован Гайчич провели переговоры."
    assert [p.name for p in _people(finder, f"{text} Встреча министра ЕЭК прошла в среду.")] == [
        "Виктор Громов",
        "Милован Гайчич",
        "Виктор Громов",
    ]
