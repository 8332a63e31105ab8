"""The taxonomy's phrases: each much-used topic is raised by a plain sentence, and not by one that only looks like it."""

from functools import lru_cache
from pathlib import Path

import pytest

from pipelines.core.knowledge import Topic
from pipelines.core.topics import TopicFinder
from pipelines.reference.topics import load_topics

REFERENCE = Path(__file__).resolve().parents[2] / "pipelines" / "reference"
LANGUAGES = ("en", "es", "fr", "ru", "zh")

RAISED = (
    ("en", "military_cooperation", "They spoke of security assistance and of more air defense batteries."),
    ("en", "military_cooperation", "The minister toured a plant of the defence industry."),
    ("en", "drugs_crime", "Both agreed to fight human trafficking together."),
    ("en", "drugs_crime", "Officers of two law enforcement bodies will share files."),
    ("en", "high_level_exchanges", "The Premier looks forward to visiting Lisbon in the spring."),
    ("en", "high_level_exchanges", "He was glad of the invitation to visit the islands."),
    ("en", "environment_water", "A desalination plant on the gulf was the second point."),
    ("en", "environment_water", "They compared notes on water and on the shrinking forests."),
    ("en", "climate_change", "The climate crisis took up most of the hour."),
    ("en", "agriculture_food", "Both fear a food crisis if no grain leaves the ports."),
    ("en", "south_caucasus", "She asked about peace between Armenia and Azerbaijan."),
    ("en", "maritime_security", "Freedom of the seas matters to both islands."),
    ("en", "human_rights", "The envoys recalled their shared democratic values."),
    ("en", "sanctions", "Allies will impose costs on the aggressor."),
    ("en", "energy_oil_gas", "Repairs to the power grid cannot wait for winter."),
    ("en", "science_space", "Scientific ties between the academies are old."),
    ("en", "vaccines_health", "The talks turned to global health security."),
    ("en", "trade_investment", "Two-way trade doubled in a decade."),
    ("en", "consultation_mechanism", "The next political consultations will be in Quito."),
    ("en", "agreements_signed", "They witnessed the signing of a fishing accord."),
    ("en", "mideast_other", "Tension in the Middle East worries both capitals."),
    ("en", "alliances_blocs", "She called the alliance ironclad."),
    ("en", "latam_forum", "Both will attend the Summit of the Americas."),
    ("en", "bilateral_relations", "The relationship has never been warmer."),
    ("en", "connectivity_transport", "A direct flight will link the two capitals."),
    ("en", "connectivity_transport", "A second bridge over the river and a ferry were agreed."),
    ("en", "connectivity_transport", "They agreed on the construction of a bridge at the border."),
    ("en", "connectivity_transport", "Cargo ships wait for weeks."),
    ("fr", "connectivity_transport", "La construction de la route avance."),
    ("ru", "connectivity_transport", "Стороны обсудили строительство моста."),
    ("ru", "connectivity_transport", "Будет возведён мост через Амур."),
    ("en", "trade_investment", "He asked for investment in the port."),
    ("en", "development_aid", "Capacity-building for clerks goes on."),
    ("en", "refugees_migration", "Shelters for those fleeing the war were the main point."),
    ("en", "peacekeeping", "Kenya leads the Multinational Security Support Mission."),
    ("en", "humanitarian_aid", "Both asked for the entry of aid without delay."),
    ("en", "energy_oil_gas", "A wind farm and a transmission line are planned."),
    ("en", "border_territory", "Work on delimitation will begin in May."),
    ("en", "agriculture_food", "Growers of avocados hope for the market."),
    ("en", "nuclear_energy", "Nuclear power was weighed against coal."),
    ("en", "development_aid", "Development projects in the delta will go on."),
    ("en", "africa_conflicts", "They regretted the coup in Mali."),
    ("en", "domestic_politics", "They regretted the coup in Mali."),
    ("en", "refugees_migration", "A law against people smuggling is due."),
    ("en", "un_security_council", "The Security Council must act, both said."),
    ("en", "iran_nuclear", "The nuclear deal with Iran must be kept."),
    ("en", "culture_education", "Scholarships and cultural festivals were agreed."),
    ("es", "trade_investment", "Repasaron la inversión y las exportaciones de vino."),
    ("es", "military_cooperation", "La industria de defensa de ambos países creció."),
    ("es", "visas_consular", "Pidió la supresión del visado para los becarios."),
    ("es", "drugs_crime", "La lucha contra el narcotráfico y la trata de personas."),
    ("es", "environment_water", "Hablaron del agua y de la deforestación."),
    ("es", "connectivity_transport", "El peaje de la hidrovía preocupa a ambos."),
    ("es", "refugees_migration", "Hablaron de la llegada de cayucos."),
    ("es", "peacekeeping", "La misión multinacional en Haití fue el primer tema."),
    ("es", "development_aid", "La agencia de cooperación abrirá una oficina."),
    ("es", "vaccines_health", "Se enviarán brigadas de salud a la costa."),
    ("fr", "vaccines_health", "Les hôpitaux du Sud manquent de médicaments."),
    ("fr", "connectivity_transport", "Le chantier du train express avance."),
    ("fr", "drugs_crime", "Les trafics dans le désert inquiètent les deux ministres."),
    ("fr", "africa_conflicts", "La situation au Mali et au Niger a été évoquée."),
    ("fr", "trade_investment", "Les entreprises des deux pays se réuniront."),
    ("fr", "humanitarian_aid", "Ils demandent l’accès de l’aide sans entrave."),
    ("fr", "development_aid", "Le portefeuille de projets sera revu."),
    ("fr", "visas_consular", "La délivrance des visas sera plus rapide."),
    ("fr", "human_rights", "Les droits des filles ont été au cœur de l’échange."),
    ("ru", "visas_consular", "Стороны обсудили отмену виз для студентов."),
    ("ru", "visas_consular", "Открыто почётное консульство в приморском городе."),
    ("ru", "connectivity_transport", "Новый транспортный коридор свяжет два моря."),
    ("ru", "connectivity_transport", "Новый мост и паром свяжут берега."),
    ("ru", "trade_investment", "Обе стороны хотят расширить торговлю."),
    ("ru", "border_territory", "Осталось описание границы на двух участках."),
    ("ru", "drugs_crime", "Министры говорили о незаконном обороте наркотиков."),
    ("ru", "high_level_exchanges", "Речь шла о подготовке визита президента."),
    ("ru", "palestine_israel", "Обстановка в секторе Газа вызывает тревогу."),
    ("ru", "domestic_politics", "Выборы в парламент пройдут осенью."),
    ("ru", "syria", "Собеседники затронули положение в Сирии."),
    ("ru", "humanitarian_aid", "Гуманитарный коридор открыт для раненых."),
    ("zh", "south_china_sea", "双方就南海局势交换了看法。"),
    ("zh", "connectivity_transport", "双方希望增开直飞航线。"),
    ("zh", "military_cooperation", "两人谈到防务关系和海军访问。"),
    ("zh", "detainees", "他呼吁无条件释放联合国雇员。"),
    ("zh", "environment_water", "两国将加强水资源管理。"),
    ("zh", "drugs_crime", "双方同意联手打击电信诈骗。"),
    ("zh", "connectivity_transport", "新的铁路将连接两国首都。"),
    ("zh", "culture_education", "双方愿扩大人文和体育往来。"),
    ("zh", "africa_conflicts", "两位部长谈到苏丹的停火。"),
    ("zh", "asean", "双方欢迎该国加入亚细安。"),
    ("zh", "korean_peninsula", "北韩再次射弹。"),
    ("fr", "palestine_israel", "Ils ont parlé de la situation à Rafah."),
    ("es", "palestine_israel", "Apoyan la solución de los dos Estados."),
    ("ru", "bilateral_relations", "Речь шла о развитии российско-монгольского партнёрства."),
    ("fr", "subnational_parties", "Les deux organes législatifs se consulteront."),
    ("es", "energy_oil_gas", "La tarifa por kilovatio no cambia."),
    ("en", "military_cooperation", "The two spoke of defence production."),
    ("es", "trade_investment", "Repasaron el acceso de la carne al mercado chino."),
    ("fr", "visas_consular", "La protection des ressortissants a été évoquée."),
    ("ru", "supply_chains", "Обсуждены поставки критически важного и критического сырья."),
    ("ru", "agriculture_food", "Есть интерес в переработке сельхозпродукции."),
    ("zh", "subnational_parties", "两国国会继续密切配合。"),
    ("zh", "high_level_exchanges", "双方将做好今年各次高层访问的筹备工作。"),
)

LOOK_ALIKES = (
    ("en", "visas_consular", "The voluntary repatriation of the displaced was put off."),
    ("en", "partnership_status", "A strategic partnership on raw materials is under way."),
    ("en", "consultation_mechanism", "Both praised the high level of political dialogue."),
    ("fr", "trade_investment", "Il a présenté les réformes entreprises par le gouvernement."),
    ("ru", "partnership_status", "Готовится документ о стратегическом партнерстве в области зеленой энергии."),
    ("ru", "consultation_mechanism", "Встретились члены рабочих групп дружбы."),
    ("ru", "connectivity_transport", "Обсуждена модернизация ирригационной инфраструктуры."),
    ("zh", "global_governance", "双方将推动两国命运共同体走深走实。"),
    ("zh", "asia_pacific_security", "他会见了亚太经社会执行秘书。"),
    ("en", "climate_change", "A climate of trust helped the talks along."),
    ("en", "climate_change", "They praised the investment climate of the port."),
    ("en", "africa_conflicts", "The accord was formally normalised; the maligned clause is gone."),
    ("en", "domestic_politics", "A couple of coupons were coupled to the leaflet."),
    ("en", "visas_consular", "His visage was grave, and they stood vis-a-vis."),
    ("en", "incidents_espionage", "An old brass spyglass was the gift."),
    ("en", "disinformation", "The minister briefed journalists after lunch."),
    ("en", "un_security_council", "The Secretary of the Russian Security Council flew home."),
    ("en", "un_security_council", "He heads the National Security Council of his country."),
    ("en", "united_nations", "A vote of the United Nations Security Council is near."),
    ("en", "high_level_exchanges", "He came at the invitation of his colleague."),
    ("en", "energy_oil_gas", "The visit injected positive energy and fresh hope."),
    ("en", "energy_oil_gas", "Farmers press palm oil near the coast."),
    ("en", "connectivity_transport", "A humanitarian corridor was opened at dawn."),
    ("en", "trade_investment", "The trade union leaders kept silent."),
    ("en", "pacific_islands", "The Indo-Pacific strategy was on the table."),
    ("en", "alliances_blocs", "The Pacific Alliance and the Solar Alliance met."),
    ("en", "environment_water", "The boat was hit by a water cannon."),
    ("en", "maritime_security", "The Maritime Silk Road came up."),
    ("en", "vaccines_health", "The minister offered warm hospitality and good health to all."),
    ("en", "counter_terrorism", "They tasted the wines of a small terroir."),
    ("en", "agreements_signed", "Joint statement by the two ministers"),
    ("en", "iran_regional", "The Iranian nuclear file stayed open."),
    ("en", "science_space", "They exchanged greetings for the Lunar New Year."),
    ("en", "world_economy", "The Inflation Reduction Act troubled them."),
    ("en", "connectivity_transport", "The country is a bridge between two worlds."),
    ("en", "connectivity_transport", "Language is a bridge between peoples, she said, and no place for cargo cults."),
    ("en", "connectivity_transport", "Students are the bridge that both nations need."),
    ("fr", "connectivity_transport", "La route est encore longue, a dit le ministre."),
    ("fr", "connectivity_transport", "Les deux pays ont choisi la route du dialogue."),
    ("ru", "connectivity_transport", "Культура – это мост между народами."),
    ("ru", "connectivity_transport", "Они говорили о студентах как о мостах дружбы и о наведении моста доверия."),
    ("en", "vaccines_health", "More than 52,000 have been killed, according to health authorities."),
    ("en", "vaccines_health", "Food and medicine must come in."),
    ("en", "united_nations", "They sat down at the UN headquarters."),
    ("en", "wto_open_economy", "A free, open and inclusive Indo-Pacific is their aim."),
    ("en", "strategic_stability", "The visitor opened a course on disaster risk reduction."),
    ("en", "domestic_politics", "It was her first visit since her election."),
    ("es", "connectivity_transport", "La sequía castiga al Corredor Seco."),
    ("es", "vaccines_health", "Se abrió el mercado a la carne vacuna."),
    ("es", "climate_change", "Reinó un clima de cordialidad."),
    ("es", "trade_investment", "Lo recibió el encargado de negocios."),
    ("es", "incidents_espionage", "Por todo el globo hay amigos."),
    ("es", "refugees_migration", "Una migraña lo retuvo en cama."),
    ("es", "visas_consular", "El visaje del actor divirtió a todos."),
    ("es", "latam_forum", "Partieron al alba."),
    ("fr", "visas_consular", "Un projet visant la paix, et un visage ouvert."),
    ("fr", "refugees_migration", "Une migraine l’a retenu."),
    ("fr", "climate_change", "Un climat de confiance règne entre eux."),
    ("fr", "incidents_espionage", "Le ballon est rond."),
    ("fr", "drugs_crime", "Le trafic aérien a repris."),
    ("ru", "visas_consular", "Министр прибыл с рабочим визитом."),
    ("ru", "visas_consular", "Состоялись политические консультации."),
    ("ru", "high_level_exchanges", "Министр прибыл с рабочим визитом."),
    ("ru", "g20", "Страна входит в двадцатку крупнейших инвесторов."),
    ("ru", "trade_investment", "Речь шла о торговле людьми."),
    ("ru", "connectivity_transport", "Открыт гуманитарный коридор."),
    ("ru", "palestine_israel", "В газовом секторе работают три компании."),
    ("ru", "domestic_politics", "Каждый свободен в выборе пути."),
    ("ru", "syria", "Форум прошёл в парке «Сириус»."),
    ("ru", "europe_disputes", "Отца Киприана встретили хлебом."),
    ("ru", "un_security_council", "Принят секретарь Совета Безопасности Российской Федерации."),
    ("ru", "culture_education", "Праздновали сто лет со дня образования области."),
    ("ru", "disinformation", "Об этом сообщили журналистам."),
    ("en", "environment_water", "They spoke of start-up ecosystems and of Oceanian affairs."),
    ("en", "connectivity_transport", "Undersea infrastructure needs guards."),
    ("en", "un_security_council", "Both are permanent members of the UN Security Council."),
    ("en", "humanitarian_aid", "Ties in the cultural and humanitarian spheres grow."),
    ("en", "covid19", "It was their first talk since the pandemic."),
    ("es", "drugs_crime", "Sigue la misión de policía aérea."),
    ("es", "vaccines_health", "Pidió agilizar los trámites sanitarios para la carne."),
    ("es", "drugs_crime", "Lamentó la entrada de la policía en la embajada."),
    ("fr", "trade_investment", "Les échanges ont porté sur la paix."),
    ("fr", "drugs_crime", "Elle participe à la police du ciel."),
    ("fr", "mideast_other", "Il se rend dans les pays du golfe de Guinée."),
    ("ru", "science_space", "Заседала комиссия по торгово-экономическому и научно-техническому сотрудничеству."),
    ("zh", "counter_terrorism", "他呼吁伊斯兰国家团结。"),
    ("zh", "consultation_mechanism", "双方愿密切两国外交部门往来。"),
    ("fr", "united_nations", "Ils se sont vus en marge de l’Assemblée générale des Nations unies."),
    ("zh", "agriculture_food", "世界粮食计划署代表出席。"),
    ("zh", "mideast_other", "愿推动中东睦邻友好。"),
    ("zh", "disinformation", "本报记者李明报道。"),
    ("zh", "south_china_sea", "部长在中南海会见了客人。"),
    ("zh", "arms_control", "列车从诺维萨德开出。"),
    ("zh", "africa_conflicts", "文莱苏丹设宴款待来宾。"),
    ("zh", "africa_conflicts", "峰会在努尔苏丹举行。"),
    ("zh", "united_nations", "中国常驻联合国代表参加会见。"),
    ("zh", "connectivity_transport", "两国外长在外交通话中互致问候。"),
    ("zh", "mideast_other", "中东欧国家派团出席。"),
    ("zh", "africa_forum", "中非共和国总统来访。"),
    ("en", "supply_chains", "They spoke of illegal mining on the river."),
    ("en", "energy_oil_gas", "Electric mobility interests both."),
    ("en", "domestic_politics", "He congratulated the Speaker on her re-election."),
    ("es", "vaccines_health", "Urge avanzar en la admisibilidad sanitaria del aguacate."),
    ("es", "mutual_trust", "Acordaron el apoyo recíproco a candidaturas."),
    ("es", "africa_conflicts", "La pesca en el golfo de Guinea fue otro tema."),
    ("fr", "peacekeeping", "Il est attaché au règlement pacifique des différends."),
    ("ru", "culture_education", "Рост молодёжного предпринимательства отметили обе стороны."),
    ("en", "consultation_mechanism", "The foreign ministries signed a plan."),
    ("es", "science_space", "El lema es innovación e inclusión."),
    ("zh", "agreements_signed", "去年签署的协定进展顺利。"),
    ("zh", "finance_currency", "妇女创业贷款计划扩大到乡村。"),
    ("zh", "science_space", "他在科技大学演讲。"),
    ("zh", "east_china_sea", "代表团走访了美国东海岸。"),
)


@lru_cache(maxsize=1)
def taxonomy() -> tuple[Topic, ...]:
    return load_topics(REFERENCE)


@lru_cache(maxsize=len(LANGUAGES))
def finder(language: str) -> TopicFinder:
    return TopicFinder(taxonomy(), language)


def topics_of(language: str, sentence: str) -> set[str]:
    return {phrase.topic_id for phrase in finder(language).find(sentence)}


@pytest.mark.parametrize(("language", "topic", "sentence"), RAISED)
def test_a_plain_sentence_raises_its_topic(language: str, topic: str, sentence: str) -> None:
    assert topic in topics_of(language, sentence)


@pytest.mark.parametrize(("language", "topic", "sentence"), LOOK_ALIKES)
def test_a_look_alike_does_not_raise_the_topic(language: str, topic: str, sentence: str) -> None:
    assert topic not in topics_of(language, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_phrases_in_every_language(language: str) -> None:
    assert not [topic.topic_id for topic in taxonomy() if not topic.phrases.get(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_when_it_stands_alone(language: str) -> None:
    """Unless a wider exclusion of its topic takes it away, which would make the phrase dead weight."""
    dead = [
        (topic.topic_id, phrase)
        for topic in taxonomy()
        for phrase in topic.phrases[language]
        if topic.topic_id not in topics_of(language, phrase.replace("*", ""))
    ]
    assert not dead


def test_no_star_follows_a_stem_too_short_to_be_one_word() -> None:
    """``coup*`` would be couple, ``виз*`` a visit; a stem of a phrase of several words is held by the others."""
    short = [
        (topic.topic_id, language, phrase)
        for topic in taxonomy()
        for language, phrases in topic.phrases.items()
        for phrase in phrases
        if " " not in phrase and phrase.endswith("*") and len(phrase.rstrip("*")) < 4
    ]
    assert not short


def test_chinese_phrases_have_no_star() -> None:
    """A star runs to the end of the word, and unspaced writing has none."""
    assert not [(topic.topic_id, phrase) for topic in taxonomy() for phrase in topic.phrases["zh"] if "*" in phrase]


def test_an_exclusion_takes_away_only_the_phrase_that_it_overlaps() -> None:
    assert "un_security_council" in topics_of("en", "The head of the National Security Council spoke of a Security Council vote.")
    assert "climate_change" in topics_of("en", "In a climate of trust they spoke of the climate.")
