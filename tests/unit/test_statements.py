"""Statements: speaker, addressee, verb and content of a clause, in every order that readouts print them."""

import pytest

from pipelines.core.stages import Extractor
from pipelines.core.topics import Phrase
from tests.unit.cleaned import clean
from tests.unit.spoken import only, report, statements


def test_a_named_speaker_stands_before_the_verb() -> None:
    found = only("Wang Yi said that mutual trust has grown.")
    assert (found.speaker_kind, found.speaker_person_id, found.speaker_country) == ("person", "wang-yi", "CN")
    assert (found.verb, found.stance, found.attribution) == ("said", "says", "explicit")


def test_the_clause_begins_with_its_subject_and_replays() -> None:
    text = "In the afternoon Wang Yi said that mutual trust has grown."
    found = only(text)
    assert text[found.char_start : found.char_end] == found.surface == "Wang Yi said that mutual trust has grown."


def test_an_office_means_the_party_who_holds_it() -> None:
    assert only("On grain, the Russian minister stressed that ports stay open.").speaker == "Sergey Lavrov"


def test_an_office_that_several_hold_keeps_its_words() -> None:
    found = only("On grain, the minister stressed that ports stay open.")
    assert (found.speaker, found.speaker_person_id) == ("minister", None)


@pytest.mark.parametrize(
    ("path", "lead", "speaker"),
    [
        ("elysee", "Le Président de la République s’est entretenu avec le président du Sénégal, Bassirou Diomaye Faye.", "Emmanuel Macron"),
        ("elysee", "Le Président de la République s’est entretenu avec le Premier ministre du Canada, Justin Trudeau.", "Emmanuel Macron"),
        ("elysee", "Emmanuel Macron s’est entretenu avec le président du Sénégal, Bassirou Diomaye Faye.", "Emmanuel Macron"),
        (
            "diplomatie-gouv-fr",
            "Stéphane Séjourné s’est entretenu avec le président du Sénégal, Bassirou Diomaye Faye.",
            "Bassirou Diomaye Faye",
        ),
        ("site", "Catherine Colonna s’est entretenue avec le président du Sénégal, Bassirou Diomaye Faye.", "Bassirou Diomaye Faye"),
    ],
)
def test_the_president_is_the_publishers_own_where_the_page_has_told_of_him(
    extractor: Extractor, path: str, lead: str, speaker: str
) -> None:
    title = "Entretien téléphonique sur les visas et les échanges"
    document, _ = clean(
        f"{title}\n\n12 juin 2024\n\n{lead} Le Président a exprimé sa satisfaction de voir les échanges croître.", path=f"{path}/a.txt"
    )
    assert [s.speaker for s in extractor.all(document).statements] == [speaker]


@pytest.mark.parametrize(
    "text", ["China is willing to buy grain.", "Beijing is willing to buy grain.", "The Chinese side is willing to buy grain."]
)
def test_a_country_speaks_by_its_name_its_capital_or_its_side(text: str) -> None:
    found = only(text)
    assert (found.speaker_kind, found.speaker, found.speaker_country, found.stance) == ("country", "China", "CN", "ready")


def test_a_capital_after_a_preposition_is_a_place() -> None:
    assert statements("The talks held in Moscow stressed nothing new.") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Both sides agreed to open a rail link.", "en"),
        ("The two ministers exchanged views on grain.", "en"),
        ("China and Russia vowed to protect the river.", "en"),
        ("Wang and Lavrov agreed to open a rail link.", "en"),
        ("They agreed to open a rail link.", "en"),
        ("Ambas partes acordaron abrir una vía férrea.", "es"),
        ("Acordaron abrir una vía férrea.", "es"),
        ("Se acordó abrir una vía férrea.", "es"),
        ("Les deux ministres ont convenu d’ouvrir une voie ferrée.", "fr"),
        ("Il a été convenu d’ouvrir une voie ferrée.", "fr"),
        ("Стороны договорились открыть железную дорогу.", "ru"),
        ("Подчеркнута важность судоходства.", "ru"),
        ("双方同意开通铁路。", "zh"),
        ("双方就粮食贸易交换意见。", "zh"),
    ],
)
def test_both_sides_speak_together(text: str, language: str) -> None:
    found = only(text, language)
    assert (found.speaker_kind, found.speaker, found.speaker_country) == ("both_sides", "both sides", None)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("The Secretary and the Foreign Minister", "both_sides"),
        ("The Secretary of State", "person"),
        ("The Foreign Minister", "person"),
    ],
)
def test_two_offices_of_two_parties_are_both_sides(extractor: Extractor, subject: str, kind: str) -> None:
    met = "Secretary of State Antony J. Blinken met with Canadian Foreign Minister Mélanie Joly in Washington."
    document, _ = clean(f"Readout\n\n12 March 2024\n\n{met} {subject} reaffirmed support for Ukraine.")
    assert [s.speaker_kind for s in extractor.all(document).statements] == [kind]


def test_honorifics_part_no_subject() -> None:
    assert only("Mr. Wang and Mr. Lavrov further committed to raise the dam.").speaker_kind == "both_sides"


@pytest.mark.parametrize("text", ["Lavrov, for his part, said the dam holds.", "Lavrov, who sailed from Haifa, said the dam holds."])
def test_a_clause_between_commas_parts_no_subject_from_its_verb(text: str) -> None:
    found = only(text)
    assert (found.speaker, found.surface) == ("Sergey Lavrov", text)


def test_a_name_before_a_comma_is_not_the_subject_of_what_follows() -> None:
    assert statements("Parmi eux se trouvait Lavrov, indique une note du port.", "fr") == []


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("Wang Yi praised the port. He added that the harbour must grow.", "en", "added"),
        ("Wang Yi a salué le port. Il a ajouté que la rade devait grandir.", "fr", "ajouté"),
        ("Ван И заявил, что порт открыт. Он добавил, что гавань вырастет.", "ru", "добавил"),
        ("王毅感谢俄方开放港口。他强调，港口非常重要。", "zh", "强调"),
    ],
)
def test_a_pronoun_means_who_spoke_last(text: str, language: str, last: str) -> None:
    found = statements(text, language)[-1]
    assert (found.verb, found.speaker, found.attribution) == (last, "Wang Yi", "pronoun")


def test_a_sentence_without_a_subject_goes_on_where_the_language_allows_it() -> None:
    found = statements("Lavrov agradeció a China su apoyo. Asimismo, destacó el comercio de granos.", "es")
    assert [(s.speaker, s.attribution) for s in found] == [("Sergey Lavrov", "explicit"), ("Sergey Lavrov", "carried_over")]


def test_a_verb_amid_its_content_has_the_whole_sentence() -> None:
    text = "China, he said, hopes to sell more tea."
    found = statements(f"Wang Yi praised the port. {text}")[-1]
    assert (found.speaker, found.surface, found.verb, found.stance, found.attribution) == ("Wang Yi", text, "said", "ready", "pronoun")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river needs a new bridge, said Wang.", "en"),
        ("The river needs a new bridge, Wang said.", "en"),
        ("The river needs a new bridge, according to Wang.", "en"),
        ("El río necesita un puente nuevo, dijo Wang.", "es"),
        ("Según Wang, el río necesita un puente nuevo.", "es"),
        ("Le fleuve a besoin d’un pont, a déclaré Wang.", "fr"),
        ("Selon Wang, le fleuve a besoin d’un pont.", "fr"),
        ("«Реке нужен новый мост», – заявил Ван И.", "ru"),
        ("По словам Ван И, реке нужен новый мост.", "ru"),
    ],
)
def test_the_speaker_may_follow_what_is_said(text: str, language: str) -> None:
    found = only(text, language)
    assert (found.speaker, found.surface) == ("Wang Yi", text)


def test_what_the_speaker_s_own_side_is_ready_for_is_the_speaker_s_stance() -> None:
    found = only("Lavrov said Russia hopes to build a bridge.")
    assert (found.speaker, found.verb, found.stance) == ("Sergey Lavrov", "said", "ready")


def test_what_another_side_is_said_to_want_is_not_its_statement() -> None:
    found = only("Lavrov said China supports the bridge.")
    assert (found.speaker, found.stance) == ("Sergey Lavrov", "says")


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    first, second = statements("Lavrov thanked China for its help and urged Israel to open the crossing.")
    assert (first.speaker, first.stance, first.addressee, first.surface) == (
        "Sergey Lavrov",
        "thanks",
        "China",
        "Lavrov thanked China for its help",
    )
    assert (second.speaker, second.stance, second.addressee_country) == ("Sergey Lavrov", "urges", "IL")


def test_a_new_speaker_ends_the_clause_of_the_one_before() -> None:
    first, second = statements("Wang said that trade has doubled, while Lavrov stressed the need for a bridge.")
    assert (first.speaker, first.surface) == ("Wang Yi", "Wang said that trade has doubled")
    assert (second.speaker, second.stance) == ("Sergey Lavrov", "urges")


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    first, second = statements("Noting that the river floods each spring, Wang urged Russia to raise the dam.")
    assert (first.speaker, first.stance, first.verb) == ("Wang Yi", "notes", "Noting")
    assert (second.speaker, second.stance, second.addressee) == ("Wang Yi", "urges", "Russia")


def test_speech_goes_on_in_the_next_sentence() -> None:
    found = statements("Wang said that the river floods. The two countries should raise the dam.")
    assert [(s.speaker, s.attribution, s.rule) for s in found] == [
        ("Wang Yi", "explicit", "statement.subject"),
        ("Wang Yi", "carried_over", "statement.carried"),
    ]


def test_a_country_right_after_its_official_is_still_the_official() -> None:
    found = statements("Wang said that the river floods. China is willing to raise the dam.")[-1]
    assert (found.speaker, found.stance, found.attribution) == ("Wang Yi", "ready", "carried_over")


def test_a_meeting_told_next_is_not_speech() -> None:
    assert len(statements("Wang said that the river floods. The two ministers will meet again in May.")) == 1


def test_both_sides_in_another_phrase_are_no_subject() -> None:
    assert statements("A dam between the two sides stressed the river.") == []


def test_a_greeting_is_no_support() -> None:
    assert statements("Wang Yi welcomed Sergey Lavrov to the lake.") == []
    assert only("Wang Yi welcomed Lavrov's plan for the lake.").stance == "supports"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("China did not agree to the dam.", "en"),
        ("Lavrov has never denied the plan.", "en"),
        ("Lavrov no condenó el plan.", "es"),
        ("Lavrov n’a pas condamné le projet.", "fr"),
        ("Лавров не осудил проект.", "ru"),
        ("中方从未承诺修建大坝。", "zh"),
    ],
)
def test_a_negated_verb_is_marked(text: str, language: str) -> None:
    assert only(text, language).is_negated


@pytest.mark.parametrize(
    ("text", "language", "is_quote"),
    [
        ("“The river is low. The dam is old,” Lavrov said.", "en", True),
        ("Lavrov said: “The river is low. The dam is old.”", "en", True),
        ("Lavrov said the plan was “bold”, and that work would begin in the spring.", "en", False),
        ("«El río está bajo», dijo Lavrov.", "es", True),
        ("« Le fleuve est bas », a déclaré Lavrov.", "fr", True),
        ("«Уровень реки низкий», – сказал Лавров.", "ru", True),
        ("拉夫罗夫说：“河水很低。大坝很旧。”", "zh", True),
    ],
)
def test_a_quotation_is_taken_whole_and_marked(text: str, language: str, is_quote: bool) -> None:
    found = statements(text, language)[0]
    assert (found.speaker, found.is_quote, found.surface) == ("Sergey Lavrov", is_quote, text if is_quote else found.surface)


def test_verbs_inside_a_quotation_are_not_read() -> None:
    assert len(statements("“China said no,” Lavrov said.")) == 1


def test_a_title_repeats_and_is_passed_over() -> None:
    assert [s.verb for s in statements("Wang said that trade grew.", title="China urges Israel to open the crossing")] == ["said"]


def test_i_is_the_publisher_and_we_who_agree_are_both() -> None:
    assert only("I thanked Lavrov for the dam.", home="CN").speaker_country == "CN"
    assert only("We agreed to raise the dam.", home="CN").speaker_kind == "both_sides"


def test_in_a_joint_statement_we_are_everybody() -> None:
    assert [s.speaker_kind for s in statements("We urged Israel to open the dam.", home="CN", title="Joint Statement on the Dam")] == [
        "both_sides"
    ]
    assert [s.speaker_kind for s in statements("We urged Israel to open the dam.", home="CN", title="Remarks on the Dam")] == ["country"]


def test_topics_are_those_of_the_content() -> None:
    text = "On trade, Wang said that grain matters. Rain fell on the dam."
    phrases = [Phrase(topic, text.index(topic), text.index(topic) + len(topic)) for topic in ("trade", "grain", "dam")]
    assert statements(text, phrases=phrases)[0].topics == ("grain",)


def test_topics_are_those_of_the_whole_clause_where_the_verb_ends_it() -> None:
    text = "双方就粮食贸易交换意见。"
    found = statements(text, "zh", phrases=[Phrase("grain", text.index("粮食"), text.index("贸易"))])
    assert found[0].topics == ("grain",)


def test_a_statement_belongs_to_the_meeting_told_before_it() -> None:
    text = "Wang said trade grew. Lavrov said ports grew."
    second = text.index("Lavrov")
    assert [s.report_id for s in statements(text, reports=[report("a")])] == ["a", "a"]
    assert [s.report_id for s in statements(text, reports=[report("a"), report("b", second)])] == ["a", "b"]
    assert [s.report_id for s in statements(text, reports=[report("a", 5), report("b", second)])] == [None, "b"]
    assert [s.report_id for s in statements(text, reports=[report("p", realis="planned")])] == [None, None]


def test_a_page_without_a_meeting_has_no_statements() -> None:
    assert statements("Wang said trade grew.", reports=[]) == []


def test_statements_are_numbered_in_the_order_of_the_text() -> None:
    found = statements("Wang said trade grew. Lavrov said ports grew. Both sides agreed to meet.")
    assert [s.statement_no for s in found] == [0, 1, 2]
    assert [s.char_start for s in found] == sorted(s.char_start for s in found)
    assert len({s.statement_id for s in found}) == 3


def test_a_short_name_of_a_side_means_the_party_of_that_name() -> None:
    found = only("俄方愿扩大粮食贸易。", "zh")
    assert (found.speaker_kind, found.speaker_country, found.stance) == ("country", "RU", "ready")


def test_who_is_spoken_to_may_stand_before_the_verb() -> None:
    found = only("王毅向拉夫罗夫表示感谢。", "zh")
    assert (found.speaker, found.addressee, found.stance) == ("Wang Yi", "Sergey Lavrov", "thanks")
