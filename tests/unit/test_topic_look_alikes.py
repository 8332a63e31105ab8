"""No topic is a body's name, a wide word, a pair of countries, the anniversary of a war, or a tariff that is gone; talk of it is."""

import pytest

from tests.unit.test_topic_phrases import topics_of

NAMES = (
    ("en", "united_nations", "She spoke to United Nations staff."),
    ("es", "united_nations", "Pidió un puesto en el Consejo de Seguridad de Naciones Unidas."),
    ("fr", "united_nations", "Il a quitté le Conseil de sécurité des Nations unies."),
    ("ru", "united_nations", "Речь шла о Совете Безопасности ООН."),
    ("zh", "united_nations", "联合国秘书长也门问题特使抵达首都。"),
    ("en", "anniversary", "The call came on the second anniversary of the invasion."),
    ("es", "anniversary", "Hablaron en vísperas del primer aniversario de la guerra."),
    ("fr", "anniversary", "À l’approche du deuxième anniversaire de l’invasion, il a promis des armes."),
    ("ru", "anniversary", "Он напомнил о годовщине начала войны."),
    ("zh", "anniversary", "冲突爆发两周年之际，他呼吁停火。"),
    ("en", "trade_disputes", "Milk now enters with zero tariffs."),
    ("es", "trade_disputes", "La carne entra con arancel cero."),
    ("fr", "trade_disputes", "Le lait entre sans droits de douane."),
    ("ru", "trade_disputes", "Молоко ввозится по нулевой пошлине."),
    ("zh", "trade_disputes", "乳制品已全面享受零关税待遇。"),
    ("es", "bilateral_relations", "Agenda bilateral de la canciller en Quito."),
    ("fr", "environment_water", "Mme Anne Petit (Groupe écologiste) est venue."),
    ("ru", "africa_conflicts", "Речь шла о российско-малийской торговле."),
    ("ru", "mideast_other", "Речь шла о белорусско-ливанской торговле."),
    ("en", "culture_education", "He praised the people-to-people ties."),
    ("en", "wto_open_economy", "They met at the WTO Ministerial Conference."),
    ("en", "minilateral_ric", "Prior to the trilateral, he saw his guest."),
    ("en", "vaccines_health", "Its firms sell pharmaceuticals and wood."),
    ("es", "vaccines_health", "Subrayó las oportunidades del sector farmacéutico y minero."),
    ("fr", "vaccines_health", "Les entreprises des secteurs pharmaceutique et minier sont venues."),
    ("ru", "vaccines_health", "Речь шла о фармацевтике и машиностроении."),
    ("zh", "vaccines_health", "愿在金融、医药、汽车等领域开展合作。"),
    ("en", "culture_education", "He spoke at a think tank."),
    ("zh", "culture_education", "他与智库和工商界人士交流。"),
    ("es", "humanitarian_aid", "Agradeció la donación de libros."),
    ("zh", "trade_investment", "双方愿推进各领域务实合作。"),
    ("zh", "global_south_nam", "愿向发展中国家分享经验。"),
    ("ru", "south_caucasus", "Во вторник в Минск группа врачей не приедет."),
    ("ru", "trade_investment", "Его встретили товарищи по партии."),
    ("ru", "high_level_exchanges", "Он прибыл по приглашению палаты."),
    ("zh", "bilateral_relations", "其中关系到渔民的有两项。"),
    ("zh", "military_cooperation", "希望欧方解除军售禁令。"),
    ("zh", "peacekeeping", "双方反对冷战思维和阵营对抗。"),
    ("zh", "digital_tech", "愿扩大高新技术合作。"),
    ("zh", "anniversary", "今年是世界反法西斯战争胜利80周年。"),
    ("zh", "visas_consular", "他介绍了从加沙撤离计划。"),
)

TALK = (
    ("en", "united_nations", "Both want a stronger United Nations."),
    ("en", "united_nations", "She thanked the UN High Commissioner for Refugees."),
    ("es", "united_nations", "Ambos desean unas Naciones Unidas más fuertes."),
    ("fr", "united_nations", "Ils veulent renforcer les Nations unies."),
    ("ru", "united_nations", "Обсуждена реформа ООН."),
    ("zh", "united_nations", "双方愿加强在联合国的协调。"),
    ("en", "anniversary", "The anniversary of diplomatic relations is near."),
    ("es", "anniversary", "Celebran el aniversario de las relaciones."),
    ("fr", "anniversary", "L’anniversaire des relations sera fêté."),
    ("ru", "anniversary", "Стороны отметят годовщину установления отношений."),
    ("zh", "anniversary", "今年是两国建交60周年。"),
    ("en", "trade_disputes", "New tariffs worry both."),
    ("es", "trade_disputes", "Los nuevos aranceles preocupan a ambos."),
    ("fr", "trade_disputes", "Les droits de douane inquiètent les deux pays."),
    ("ru", "trade_disputes", "Пошлины беспокоят обе страны."),
    ("zh", "trade_disputes", "双方反对加征关税。"),
    ("ru", "africa_conflicts", "Речь шла о малийском кризисе."),
    ("ru", "mideast_other", "Речь шла о ливанском кризисе."),
    ("en", "vaccines_health", "They spoke of vaccines and medicines."),
    ("es", "vaccines_health", "Hablaron de medicamentos."),
    ("fr", "vaccines_health", "Ils ont parlé de médicaments."),
    ("ru", "vaccines_health", "Обсуждены поставки лекарств."),
    ("zh", "vaccines_health", "双方愿加强医疗卫生合作。"),
    ("es", "humanitarian_aid", "Agradeció la donación de vacunas."),
    ("zh", "global_south_nam", "维护广大发展中国家利益。"),
    ("ru", "south_caucasus", "Он принял сопредседателей Минской группы."),
    ("ru", "trade_investment", "Товары двух стран найдут покупателя."),
    ("ru", "high_level_exchanges", "Посол передал приглашение Президента."),
    ("ru", "bilateral_relations", "Речь шла о сербско-чилийских отношениях."),
    ("ru", "consultation_mechanism", "Намечено пятое заседание Смешанной межправительственной Сербско-Чилийской комиссии."),
    ("ru", "afghanistan", "Межафганский диалог затянулся."),
    ("ru", "g7", "Саммит «Группы восьми» пройдёт летом."),
    ("zh", "bilateral_relations", "他愿推动德中关系不断发展。"),
    ("zh", "sanctions", "希望欧方解除军售禁令。"),
    ("zh", "science_space", "愿扩大高新技术合作。"),
    ("zh", "trade_disputes", "中方希望欧方承认中国完全市场经济地位。"),
    ("zh", "africa_conflicts", "双方就索马里局势交换看法。"),
)


@pytest.mark.parametrize(("language", "topic", "sentence"), NAMES)
def test_a_name_that_holds_the_words_of_a_topic_does_not_raise_it(language: str, topic: str, sentence: str) -> None:
    assert topic not in topics_of(language, sentence)


@pytest.mark.parametrize(("language", "topic", "sentence"), TALK)
def test_the_same_words_elsewhere_raise_it(language: str, topic: str, sentence: str) -> None:
    assert topic in topics_of(language, sentence)
