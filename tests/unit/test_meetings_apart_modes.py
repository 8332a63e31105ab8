"""Several meetings that one sentence tells of: each with its own other side, and each in its own mode."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, who


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Wang Yi met with Australian Foreign Minister Penny Wong and held a phone call with Israeli Foreign Minister Gideon Saar."),
        (
            "en",
            "Wang Yi held talks with Australian Foreign Minister Penny Wong and spoke by phone with Israeli Foreign Minister Gideon Saar.",
        ),
        ("es", "Wang Yi se reunió con la ministra australiana Penny Wong y conversó por teléfono con el ministro israelí Gideon Saar."),
        (
            "fr",
            "Wang Yi s'est entretenu avec la ministre Penny Wong et a parlé par téléphone avec le ministre israélien Gideon Saar.",
        ),
        ("ru", "Ван И провёл переговоры с Пенни Вонг и поговорил по телефону с министром иностранных дел Израиля Гидеоном Сааром."),
        ("zh", "13日，王毅在伦敦同澳大利亚外长黄英贤共同主持战略对话，并应约同以色列外长萨尔通电话。"),
    ],
)
def test_a_call_that_is_told_besides_makes_no_call_of_the_meeting(extractor: Extractor, language: str, sentence: str) -> None:
    assert [r.mode for r in meetings(extractor, page(sentence, language=language))] == ["in_person", "phone"]


def test_whom_somebody_called_first_did_not_receive_the_next(extractor: Extractor) -> None:
    document = page("王毅同马来西亚总理安瓦尔通电话，并在北京会见澳大利亚外长黄英贤。", language="zh")
    assert [(who(r), r.mode) for r in meetings(extractor, document)] == [
        (["Wang Yi", "Anwar Ibrahim"], "phone"),
        (["Wang Yi", "Penny Wong"], "in_person"),
    ]


def test_a_meeting_that_is_told_besides_leaves_the_call_one(extractor: Extractor) -> None:
    sentence = (
        "Wang Yi spoke by phone with Australian Foreign Minister Penny Wong and met Israeli Foreign Minister Gideon Saar in Jerusalem."
    )
    assert [r.mode for r in meetings(extractor, page(sentence))] == ["phone", "in_person"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wang Yi held talks with Australian Foreign Minister Penny Wong on Friday, and the phone call lasted an hour.",
        "Wang Yi held talks by phone with Australian Foreign Minister Penny Wong and discussed the visit of Gideon Saar.",
    ],
)
def test_a_call_with_nobody_else_is_the_meeting_itself(extractor: Extractor, sentence: str) -> None:
    assert [r.mode for r in meetings(extractor, page(sentence))] == ["phone"]


def test_whom_somebody_received_besides_he_received_one_by_one(extractor: Extractor) -> None:
    document = page("王毅还会见了德国外长瓦德富尔、沙特外交大臣费萨尔。", language="zh")
    assert [who(r) for r in meetings(extractor, document)] == [["Wang Yi", "Johann Wadephul"], ["Wang Yi", "Faisal bin Farhan"]]


@pytest.mark.parametrize("sentence", ["王毅还集体会见了德国外长瓦德富尔、沙特外交大臣费萨尔。", "王毅还会见了俄罗斯副总理、外长拉夫罗夫。"])
def test_who_were_received_together_or_are_one_make_one_meeting(extractor: Extractor, sentence: str) -> None:
    assert len(meetings(extractor, page(sentence, language="zh"))) == 1


@pytest.mark.parametrize(
    ("first", "then", "mode"),
    [
        ("a reçu", "a ensuite échangé", "in_person"),
        ("a reçu", "a, par la suite, échangé", "in_person"),
        ("a reçu", "a ensuite échangé au téléphone", "phone"),
        ("a parlé au téléphone avec", "a ensuite échangé", "phone"),
    ],
)
def test_talks_that_came_next_are_of_the_mode_of_what_they_followed(extractor: Extractor, first: str, then: str, mode: str) -> None:
    body = (
        f"La ministre finlandaise des Sports, Aino Lahtinen, {first} mardi le ministre sénégalais de la Pêche, Cheikh Ndoye.",
        f"La ministre {then} avec le ministre péruvien de la Pêche, Luis Rivas.",
    )
    assert [r.mode for r in meetings(extractor, page(*body, language="fr"))][1:] == [mode]


@pytest.mark.parametrize(("verb", "count"), [("discussed over the phone with", 1), ("will discuss over the phone with", 0)])
def test_who_discussed_over_the_phone_called(extractor: Extractor, verb: str, count: int) -> None:
    body = f"On Sunday, Finnish Foreign Minister Aino Lahtinen {verb} Danish Foreign Minister Lars Løkke Rasmussen means to boost trade."
    assert [r.mode for r in meetings(extractor, page(body))] == ["phone"] * count


HOSTED = [{"高明远", "斯托扬诺维奇"}, {"高明远", "鲁阿尔蒂"}]
STO, RUARTI = "塞尔维亚旅游部长斯托扬诺维奇", "秘鲁外长鲁阿尔蒂"


@pytest.mark.parametrize(
    "sentence",
    [
        f"中国文化部长高明远分别会见{STO}、{RUARTI}。在会见斯托扬诺维奇时，双方就旅游合作交换了意见。在会见鲁阿尔蒂时，双方就文化合作交换了意见。",
        f"中国文化部长高明远分别会见{STO}、{RUARTI}。与斯托扬诺维奇会谈时，双方谈及旅游。斯托扬诺维奇表示感谢。在会见鲁阿尔蒂时，双方就文化合作交换了意见。",
        f"中国文化部长高明远分别会见了{STO}，以及{RUARTI}，就文化合作交换看法。",
    ],
)
def test_those_who_were_met_separately_are_no_parties_of_each_other(extractor: Extractor, sentence: str) -> None:
    assert [set(who(r)) for r in meetings(extractor, page(sentence, language="zh"))] == HOSTED


def test_those_who_were_met_separately_may_meet_of_themselves(extractor: Extractor) -> None:
    text = f"中国文化部长高明远分别会见{STO}、{RUARTI}。斯托扬诺维奇随后同鲁阿尔蒂举行会谈。"
    found = [set(who(r)) for r in meetings(extractor, page(text, language="zh"))]
    assert found == [*HOSTED, {"斯托扬诺维奇", "鲁阿尔蒂"}]


def test_the_talks_with_one_of_those_met_separately_are_of_whoever_met_them(extractor: Extractor) -> None:
    guests = "Chilean Foreign Minister Tomas Rivas and Kenyan Foreign Minister Grace Wanjala"
    text = f"Finnish Foreign Minister Aino Lahtinen met separately with {guests}. Rivas praised the ties."
    found = meetings(extractor, page(f"{text} In the meeting with Wanjala, the two ministers exchanged views on timber."))
    assert [set(who(r)) for r in found] == [{"Aino Lahtinen", "Tomas Rivas"}, {"Aino Lahtinen", "Grace Wanjala"}]


@pytest.mark.parametrize(("told", "count"), [("in the 2+2 format", 1), ("on separate days", 2)])
def test_meetings_in_one_format_are_one(extractor: Extractor, told: str, count: int) -> None:
    guests = "Chilean Foreign Minister Tomas Rivas and Kenyan Foreign Minister Grace Wanjala"
    text = f"On Monday, Finnish Foreign Minister Aino Lahtinen held meetings with {guests} {told}."
    assert len(meetings(extractor, page(text))) == count


def test_of_those_who_are_to_be_met_one_by_one_none_is_the_host(extractor: Extractor) -> None:
    text = "The delegation was scheduled for bilateral meetings with the Foreign Ministers of Togo, Benin and Mali."
    document = page(text)
    assert meetings(extractor, document) == meetings(extractor, document, "planned") == []


def test_whose_separate_meetings_they_were_stands_first(extractor: Extractor) -> None:
    guests = "Chilean Foreign Minister Tomas Rivas and Kenyan Foreign Minister Grace Wanjala"
    text = f"Separate meetings of Finnish Foreign Minister Aino Lahtinen with {guests} were held on Monday."
    found = meetings(extractor, page(text))
    assert [set(who(r)) for r in found] == [{"Aino Lahtinen", "Tomas Rivas"}, {"Aino Lahtinen", "Grace Wanjala"}]
