"""Who "I" and "we" are on a page of nobody's: who signs it, above or below its text."""

import pytest

from pipelines.core.stages import Extractor
from tests.unit.cleaned import clean
from tests.unit.told import meetings, only, who

PAGES = {
    "en": "This morning I met Foreign Minister Yoko Kamikawa in Tokyo. We talked about fisheries and the avocado trade of our countries.",
    "fr": "Ce matin, j'ai reçu la ministre sénégalaise des Affaires étrangères, Yassine Fall. Nous avons parlé des visas.",
    "es": "Esta mañana me reuní en Tokio con la canciller japonesa, Yoko Kamikawa. Hablamos de pesca y de la exportación de aguacates.",
    "ru": "Сегодня я встретился в Астане с министром иностранных дел Казахстана Муратом Нуртлеу. Мы обсудили торговлю и русские школы.",
    "zh": "今天上午，我在内罗毕会见了肯尼亚外交部长穆达瓦迪，就贸易和农业合作深入交换意见。我们都认为，铁路应当继续延伸。",
}
TITLES = {"en": "A busy week in town", "fr": "Carnet de Dakar", "es": "Diario de una embajadora", "ru": "Заметки посла", "zh": "大使手记"}


@pytest.mark.parametrize(
    ("language", "head", "author", "side"),
    [
        ("en", "Ana Ruiz, Ambassador of Peru to Japan | 21 March 2024", "Ana Ruiz", "PE"),
        ("en", "21.03.2024 | Ana Ruiz, Ambassador of Peru to Japan", "Ana Ruiz", "PE"),
        ("en", "Letter from Tokyo | by Ana Ruiz, Ambassador of Peru to Japan | 21 March 2024", "Ana Ruiz", "PE"),
        ("fr", "Par l'ambassadeur de Suisse au Sénégal, Alain Morel – Dakar, 21 mars 2024", "Alain Morel", "CH"),
        ("fr", "Le blog de l'ambassadeur – Alain Morel, ambassadeur de Suisse au Sénégal – 21 mars 2024", "Alain Morel", "CH"),
        ("es", "Ana Ruiz, embajadora del Perú en Japón | 21 de marzo de 2024", "Ana Ruiz", "PE"),
        ("ru", "Посол России в Казахстане Алексей Бородавкин, запись от 21 марта 2024", "Алексей Бородавкин", "RU"),
        ("ru", "Алексей Бородавкин, посол России в Казахстане | 21 марта 2024 года", "Алексей Бородавкин", "RU"),
        ("zh", "中国驻肯尼亚大使周平剑 2024年3月21日", "周平剑", "CN"),
    ],
)
def test_who_stands_with_name_and_office_under_the_headline_is_i(
    extractor: Extractor, language: str, head: str, author: str, side: str
) -> None:
    document, _ = clean(f"{TITLES[language]}\n\n{head}\n\n{PAGES[language]}")
    told = only(extractor, document)
    first = next(p for p in told.participants if p.country == side)
    assert (str(told.held_on), first.person) == ("2024-03-21", author)
    assert first.office is not None


@pytest.mark.parametrize(
    ("language", "signature", "author"),
    [
        ("en", "Ana Ruiz\nAmbassador of Peru to Japan\n21 March 2024", "Ana Ruiz"),
        ("en", "Ana Ruiz, Ambassador of Peru to Japan, 21 March 2024", "Ana Ruiz"),
        ("fr", "Alain Morel, ambassadeur de Suisse au Sénégal, 21 mars 2024", "Alain Morel"),
        ("es", "Ana Ruiz\nEmbajadora del Perú en Japón\n21 de marzo de 2024", "Ana Ruiz"),
        ("ru", "Алексей Бородавкин,\nПосол России в Казахстане\n21 марта 2024 года", "Алексей Бородавкин"),
        ("zh", "中国驻肯尼亚大使 周平剑\n\n2024年3月21日", "周平剑"),
    ],
)
def test_who_signs_below_the_last_paragraph_is_i_and_its_day_is_that_of_the_page(
    extractor: Extractor, language: str, signature: str, author: str
) -> None:
    document, _ = clean(f"{TITLES[language]}\n\n{PAGES[language]}\n\n{signature}")
    told = only(extractor, document)
    assert author in who(told)
    assert str(told.held_on) == "2024-03-21"


def test_a_name_and_an_office_on_two_lines_above_the_headline_are_the_author(extractor: Extractor) -> None:
    head = "The Hon Alexander Downer, MP\n\nMinister for Foreign Affairs of Australia"
    lead = "Today I met the Deputy Prime Minister of Vanuatu, Sato Kilman, in Port Vila. We spoke at length about aid and workers."
    document, _ = clean(f"{head}\n\nTalks with Vanuatu in Port Vila\n\n13 October 2005\n\n{lead}")
    assert who(only(extractor, document)) == ["Alexander Downer", "Sato Kilman"]


def test_the_label_of_a_transcript_is_who_stands_in_its_head(extractor: Extractor) -> None:
    head = "Transcript | Ana Ruiz, Minister of Foreign Affairs of Peru | 21 March 2024"
    said = "ANA RUIZ: Good afternoon. I have just met Prime Minister Sitiveni Rabuka of Fiji, and we spoke about tuna and the next forum."
    document, _ = clean(f"Press stop in Suva\n\n{head}\n\n{said}\n\nJOURNALIST: Was it warm?\n\nRUIZ: Very.")
    assert who(only(extractor, document)) == ["Ana Ruiz", "Sitiveni Rabuka"]


def test_who_signs_a_page_may_leave_himself_out(extractor: Extractor) -> None:
    lead = "Вчера встретился в Астане с министром иностранных дел Казахстана Муратом Нуртлеу. Обсудили торговлю и русские школы."
    document, _ = clean(f"Заметки\n\nПосол России в Казахстане Алексей Бородавкин | 21 марта 2024 года\n\n{lead}")
    told = only(extractor, document)
    assert ("Алексей Бородавкин" in who(told), str(told.held_on)) == (True, "2024-03-20")


@pytest.mark.parametrize(
    "head",
    [
        "Foreign Minister Ana Ruiz of Peru with Foreign Minister Alain Morel of Chad | 21 March 2024",
        "Press Office | 21 March 2024",
    ],
)
def test_a_head_of_two_persons_or_of_none_tells_no_author(extractor: Extractor, head: str) -> None:
    lead = "I was told by many that the harbour needs a new pier, and this morning the pilots met the engineers to look at the plans."
    document, _ = clean(f"A new pier for the old harbour\n\n{head}\n\n{lead}")
    assert meetings(extractor, document) == []


@pytest.mark.parametrize(
    ("byline", "last", "author"),
    [
        ("By Ana Ruiz", "Emmanuel Macron", None),
        ("By Ana Ruiz", "Emmanuel Macron, President of France", "Emmanuel Macron"),
        ("By Emmanuel Macron", "Olaf Scholz", "Emmanuel Macron"),
        (None, "Emmanuel Macron", "Emmanuel Macron"),
    ],
)
def test_a_bare_name_in_the_last_line_signs_no_page_that_says_who_wrote_it(
    extractor: Extractor, byline: str | None, last: str, author: str | None
) -> None:
    end = "The book that I bought there was left unread on my desk until the day of the autumn sale, when I gave it away."
    document, _ = clean("\n\n".join(part for part in (TITLES["en"], byline, "21 March 2024", PAGES["en"], end, last) if part))
    named = [name for name in who(report) if name != "Yoko Kamikawa"] if (report := next(iter(meetings(extractor, document)), None)) else []
    assert named == ([author] if author else [])


def test_who_stands_five_lines_above_the_headline_is_i(extractor: Extractor) -> None:
    head = ("The Hon. Ana Ruiz MP, Minister for Foreign Affairs of Peru", "MEDIA RELEASE", "21 March 2024", "FA139", TITLES["en"])
    document, _ = clean("\n\n".join((*head, PAGES["en"])))
    told = only(extractor, document)
    assert ("Ana Ruiz", "PE") in {(p.person, p.country) for p in told.participants}
