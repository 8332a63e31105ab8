"""What a sentence asks, doubts, supposes or recalls is not held: questions, conditions, rumours, plans, accords of old."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings

NOW = date(2025, 5, 9)

NOT_HELD = {
    "en": (
        "Did Prime Minister Mark Carney meet President Claudia Sheinbaum in Kananaskis?",
        "A meeting between Secretary of State Marco Rubio and Foreign Minister Sergey Lavrov is being prepared.",
        "It is unclear whether US envoy Steve Witkoff and Iranian Foreign Minister Abbas Araghchi met in Oslo.",
        "Rumours that President Abdel Fattah al-Sisi had met Prime Minister Benjamin Netanyahu in Aqaba were denied by Cairo.",
        "According to an unconfirmed report, President Abdel Fattah al-Sisi met Prime Minister Benjamin Netanyahu in Aqaba.",
        "Prime Minister Narendra Modi and President Donald Trump were at the same dinner but did not speak to each other.",
        "The spokesperson welcomed the meeting between the leaders of Armenia and Azerbaijan as a step towards peace.",
        "The agreement was reached in 2015 at talks between Secretary of State John Kerry and Foreign Minister Mohammad Javad Zarif.",
        "The treaty, signed by President Barack Obama and President Dmitry Medvedev at a meeting in Prague in 2010, has expired.",
    ),
    "es": (
        "¿Se reunió el canciller Elmer Schialer con su homóloga boliviana Celinda Sosa?",
        "La reunión entre José Manuel Albares y Nasser Bourita debía celebrarse el lunes en Rabat.",
        "Si el presidente Gustavo Petro se reúne con el presidente Nicolás Maduro, lo hará en la frontera.",
        "Las cancillerías trabajan en una reunión entre el presidente Gustavo Petro y el presidente Nicolás Maduro.",
        "Se desconoce si el enviado estadounidense Steve Witkoff y el canciller iraní Abás Araqchi se reunieron en Oslo.",
        "Según un reporte sin confirmar, el canciller Elmer Schialer se reunió con Celinda Sosa en Tacna.",
        "El acuerdo se alcanzó en 2015 en las conversaciones entre John Kerry y el canciller iraní Mohamad Yavad Zarif.",
    ),
    "fr": (
        "Le président Félix Tshisekedi a-t-il rencontré le président Paul Kagame à Doha ?",
        "Si le président Emmanuel Macron rencontre le président Xi Jinping, il évoquera l’Ukraine.",
        "Le président Kaïs Saïed et le président Emmanuel Macron se sont rencontrés pour la dernière fois en 2022.",
        "On ignore si l’émissaire américain Steve Witkoff et le ministre iranien Abbas Araghchi se sont rencontrés à Oslo.",
        "Selon une information non confirmée, le président Félix Tshisekedi a rencontré Paul Kagame à Doha.",
        "Il faut que Félix Tshisekedi et Paul Kagame se rencontrent, a estimé l’émissaire.",
        "L’accord a été conclu en 2015 lors des pourparlers entre John Kerry et le ministre iranien Mohammad Javad Zarif.",
    ),
    "ru": (
        "Перед встречей с президентом США Дональдом Трампом премьер-министр Японии Сигэру Исиба пообщался с журналистами.",
        "Неизвестно, встретились ли в Осло спецпосланник США Стив Уиткофф и министр иностранных дел Ирана Аббас Арагчи.",
        "По данным газеты, спецпосланник США Стив Уиткофф якобы встретился с министром иностранных дел Ирана Аббасом Арагчи.",
        "По неподтверждённым данным, Абдель Фаттах ас-Сиси встретился с Биньямином Нетаньяху в Акабе.",
        "Двусторонняя встреча Нарендры Моди и Шахбаза Шарифа на саммите не предусмотрена.",
        "Соглашение было достигнуто в 2015 году на переговорах Джона Керри и министра иностранных дел Ирана Мохаммада Джавада Зарифа.",
    ),
    "zh": (
        "有记者问：外交部长王毅会见印度外长苏杰生，双方谈了什么？",
        "外交部长王毅原本要会见英国外交大臣拉米，但行程缩短。",
        "乌克兰总统泽连斯基要求同俄罗斯总统普京会谈。",
        "双方正在为美国国务卿鲁比奥与俄罗斯外长拉夫罗夫会晤做准备。",
        "双方讨论了美国总统特朗普同俄罗斯总统普京会晤的可能性。",
        "日本首相石破茂希望年底前同美国总统特朗普会谈。",
        "印度总理莫迪2017年首次会见美国总统特朗普。",
        "关于外交部长王毅同印度外长苏杰生会面一事，目前没有消息。",
        "访问日程包括加拿大总理卡尼会见墨西哥总统辛鲍姆。",
        "据未经证实的报道，埃及总统塞西在亚喀巴会见以色列总理内塔尼亚胡。",
        "伊朗外长阿拉格齐回忆说，他曾五次会见美国特使威特科夫。",
    ),
}

HELD = {
    "en": (
        "Prime Minister Mark Carney met President Claudia Sheinbaum in Mexico City. Did they agree on steel? Both said so.",
        "Prime Minister Mark Carney met President Claudia Sheinbaum in Mexico City to discuss whether tariffs should be lifted.",
        "Prime Minister Mark Carney held talks with President Claudia Sheinbaum in Mexico City on a treaty that is being prepared.",
    ),
    "es": (
        "Si bien hay diferencias, el canciller Elmer Schialer y su homóloga boliviana Celinda Sosa se reunieron el jueves en La Paz.",
        "El canciller Elmer Schialer se reunió el jueves en La Paz con la canciller boliviana Celinda Sosa y preguntó si habrá acuerdo.",
    ),
    "fr": ("Si des divergences demeurent, les présidents Félix Tshisekedi et Paul Kagame se sont rencontrés jeudi à Doha.",),
    "ru": ("Если говорить о торговле, то Сергей Лавров в четверг в Москве провёл переговоры с министром иностранных дел Китая Ван И.",),
    "zh": (
        "外交部长王毅周四在日内瓦会见瑞士外长卡西斯，双方讨论了举行领导人会晤的可能性。",
        "外交部长王毅周四在日内瓦会见瑞士外长卡西斯，为下月的峰会做准备。",
        "外交部长王毅周四在日内瓦同瑞士外长卡西斯讨论了设立海上通道的设想。",
        "外交部长王毅推迟访问英国，周四在北京与英国外交大臣拉米会晤。",
        "外交部长王毅没有出席晚宴，周四在北京会见英国外交大臣拉米。",
    ),
}


def pairs(told: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, sentence) for language, sentences in told.items() for sentence in sentences]


@pytest.mark.parametrize(("language", "sentence"), pairs(NOT_HELD))
def test_what_is_asked_doubted_supposed_or_long_past_is_not_held(extractor: Extractor, language: str, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language=language, published_on=NOW)) == []


@pytest.mark.parametrize(("language", "sentence"), pairs(HELD))
def test_what_else_is_asked_planned_or_put_off_leaves_a_meeting_held(extractor: Extractor, language: str, sentence: str) -> None:
    assert len(meetings(extractor, page(sentence, language=language, published_on=NOW))) == 1


def test_what_did_not_take_place_either_was_not_held(extractor: Extractor) -> None:
    told = (
        "El encuentro entre la canciller Celinda Sosa y el ministro paraguayo Rubén Ramírez, que debía realizarse hoy, quedó aplazado.",
        "La reunión técnica que estaba convocada para hoy tampoco se realizó.",
    )
    assert meetings(extractor, page(*told, language="es", published_on=NOW)) == []
