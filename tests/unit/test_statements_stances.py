"""What each verb of speech does: every stance twice in every language."""

import pytest

from pipelines.core.statements.lexicon import STANCES
from pipelines.reference.statements import load_statement_lexicons
from tests.unit.spoken import statements

SENTENCES = {
    "en": {
        "says": ("Lavrov said that the ferry sails again.", "Lavrov expressed concern about the ferry."),
        "supports": ("China welcomed the new ferry.", "Lavrov spoke highly of the new ferry."),
        "opposes": ("China opposes a toll on the ferry.", "Lavrov rejected a toll on the ferry."),
        "urges": ("Lavrov called on Israel to lower the toll.", "Lavrov called for a lower toll."),
        "proposes": ("Lavrov proposed a second ferry.", "Lavrov invited Wang to sail on the ferry."),
        "thanks": ("Lavrov thanked China for the ferry.", "Lavrov expressed his gratitude for the ferry."),
        "congratulates": ("Lavrov congratulated Wang on the ferry.", "Lavrov extended congratulations on the ferry."),
        "condemns": ("China condemned the attack on the ferry.", "Lavrov denounced the attack on the ferry."),
        "agrees": ("Both sides agreed to run the ferry daily.", "The two ministers reached consensus on the ferry."),
        "pledges": ("Lavrov promised to repair the ferry.", "China remains committed to the ferry."),
        "denies": ("Lavrov denied that the ferry was late.", "Israel denies that the ferry was late."),
        "ready": ("Russia stands ready to lend a ferry.", "Lavrov expressed readiness to lend a ferry."),
        "notes": ("Lavrov noted that the ferry was late.", "China took note of the ferry's delay."),
    },
    "es": {
        "says": ("Lavrov afirmó que el barco zarpa de nuevo.", "Lavrov expresó su preocupación por el barco."),
        "supports": ("China apoya el nuevo barco.", "Lavrov expresó su respaldo al nuevo barco."),
        "opposes": ("China rechaza un peaje para el barco.", "Lavrov se opuso a un peaje para el barco."),
        "urges": ("Lavrov instó a Israel a bajar el peaje.", "Lavrov exigió un peaje más bajo."),
        "proposes": ("Lavrov propuso un segundo barco.", "Lavrov sugirió un segundo barco."),
        "thanks": ("Lavrov agradeció a China el barco.", "Lavrov expresó su gratitud por el barco."),
        "congratulates": ("Lavrov felicitó a Wang por el barco.", "Lavrov expresó sus felicitaciones por el barco."),
        "condemns": ("Lavrov condenó el ataque al barco.", "China deplora el ataque al barco."),
        "agrees": ("Ambas partes acordaron que el barco zarpe a diario.", "Los dos ministros coincidieron en reparar el barco."),
        "pledges": ("Lavrov prometió reparar el barco.", "Lavrov se comprometió a reparar el barco."),
        "denies": ("Lavrov negó que el barco llegara tarde.", "Israel desmiente que el barco llegara tarde."),
        "ready": ("Rusia está dispuesta a prestar un barco.", "Lavrov expresó su disposición a prestar un barco."),
        "notes": ("Lavrov reconoció que el barco llegó tarde.", "China tomó nota del retraso del barco."),
    },
    "fr": {
        "says": ("Lavrov a affirmé que le bac repart.", "Lavrov souligne que le bac repart."),
        "supports": ("La Chine soutient le nouveau bac.", "Lavrov a salué le nouveau bac."),
        "opposes": ("La Chine s’oppose à un péage pour le bac.", "Lavrov a rejeté un péage pour le bac."),
        "urges": ("Lavrov a exhorté Israël à baisser le péage.", "Lavrov a exigé un péage plus bas."),
        "proposes": ("Lavrov a proposé un second bac.", "Lavrov suggère un second bac."),
        "thanks": ("Lavrov a remercié la Chine pour le bac.", "Lavrov a exprimé sa gratitude pour le bac."),
        "congratulates": ("Lavrov a félicité Wang pour le bac.", "Lavrov a adressé ses félicitations pour le bac."),
        "condemns": ("Lavrov a condamné l’attaque du bac.", "La Chine dénonce l’attaque du bac."),
        "agrees": ("Les deux ministres ont convenu de réparer le bac.", "Les deux parties se sont accordées sur le bac."),
        "pledges": ("Lavrov a promis de réparer le bac.", "La Chine s’engage à réparer le bac."),
        "denies": ("Lavrov a nié le retard du bac.", "Israël dément le retard du bac."),
        "ready": ("La Russie est prête à prêter un bac.", "Lavrov s’est dit prêt à prêter un bac."),
        "notes": ("Lavrov a relevé que le bac était en retard.", "La Chine a pris note du retard du bac."),
    },
    "ru": {
        "says": ("Лавров заявил, что паром снова ходит.", "Лавров выразил обеспокоенность состоянием парома."),
        "supports": ("Китай поддерживает новый паром.", "Лавров высоко оценил новый паром."),
        "opposes": ("Китай выступает против сбора за паром.", "Лавров отверг сбор за паром."),
        "urges": ("Лавров призвал Израиль снизить сбор.", "Лавров потребовал снизить сбор."),
        "proposes": ("Лавров предложил второй паром.", "Россия предлагает второй паром."),
        "thanks": ("Лавров поблагодарил Китай за паром.", "Лавров выразил признательность за паром."),
        "congratulates": ("Лавров поздравил Китай с новым паромом.", "Лавров передал поздравления с новым паромом."),
        "condemns": ("Лавров осудил нападение на паром.", "Китай осуждает нападение на паром."),
        "agrees": ("Стороны договорились починить паром.", "Министры условились починить паром."),
        "pledges": ("Лавров пообещал починить паром.", "Лавров подтвердил приверженность ремонту парома."),
        "denies": ("Лавров опроверг опоздание парома.", "Израиль отрицает опоздание парома."),
        "ready": ("Россия готова одолжить паром.", "Лавров выразил готовность одолжить паром."),
        "notes": ("Лавров отметил опоздание парома.", "Китай принял к сведению опоздание парома."),
    },
    "zh": {
        "says": ("王毅说，渡轮已经复航。", "拉夫罗夫对渡轮表示关切。"),
        "supports": ("中方支持新渡轮。", "拉夫罗夫高度评价新渡轮。"),
        "opposes": ("中方反对渡轮收费。", "俄方不接受渡轮收费。"),
        "urges": ("王毅敦促以色列降低收费。", "王毅呼吁降低收费。"),
        "proposes": ("拉夫罗夫建议增开渡轮。", "王毅邀请拉夫罗夫乘坐渡轮。"),
        "thanks": ("拉夫罗夫感谢中方提供渡轮。", "拉夫罗夫向中方表示感谢。"),
        "congratulates": ("拉夫罗夫祝贺中方开通渡轮。", "拉夫罗夫向王毅表示祝贺。"),
        "condemns": ("中方谴责袭击渡轮。", "拉夫罗夫强烈谴责袭击渡轮。"),
        "agrees": ("双方同意开通渡轮。", "两国外长商定开通渡轮。"),
        "pledges": ("拉夫罗夫承诺修复渡轮。", "中方将继续修复渡轮。"),
        "denies": ("拉夫罗夫否认渡轮延误。", "以色列断然否认渡轮延误。"),
        "ready": ("俄方愿意出借渡轮。", "拉夫罗夫表示愿意出借渡轮。"),
        "notes": ("王毅注意到渡轮延误。", "拉夫罗夫提到渡轮延误。"),
    },
}

CASES = [(language, stance, text) for language, stances in SENTENCES.items() for stance, texts in stances.items() for text in texts]


@pytest.mark.parametrize(("language", "stance", "text"), CASES)
def test_a_verb_takes_its_stance(language: str, stance: str, text: str) -> None:
    assert [s.stance for s in statements(text, language)] == [stance]


@pytest.mark.parametrize(
    ("language", "stance", "text"),
    [
        ("fr", "notes", "Lavrov a rappelé l’importance du bac."),
        ("fr", "urges", "Lavrov a rappelé la nécessité de réparer le bac."),
        ("fr", "says", "Lavrov a rappelé que le bac repart."),
        ("fr", "supports", "Lavrov a plaidé pour un nouveau bac."),
        ("fr", "supports", "Lavrov a plaidé en faveur du nouveau bac."),
        ("en", "supports", "Lavrov advocated a new ferry."),
        ("es", "supports", "Lavrov abogó por un nuevo barco."),
    ],
)
def test_who_recalls_does_not_urge_and_who_pleads_for_something_supports_it(language: str, stance: str, text: str) -> None:
    assert [s.stance for s in statements(text, language)] == [stance]


def test_every_stance_stands_here_in_every_language_that_speaks() -> None:
    assert set(SENTENCES) == set(load_statement_lexicons())
    assert all(set(stances) == set(STANCES) for stances in SENTENCES.values())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lavrov thanked China for the ferry.", "en"),
        ("Lavrov agradeció a China el barco.", "es"),
        ("Lavrov a remercié la Chine pour le bac.", "fr"),
        ("Лавров поблагодарил Китай за паром.", "ru"),
        ("拉夫罗夫感谢中方提供渡轮。", "zh"),
    ],
)
def test_who_is_thanked_is_spoken_to(text: str, language: str) -> None:
    assert [(s.speaker, s.addressee_country) for s in statements(text, language)] == [("Sergey Lavrov", "CN")]
