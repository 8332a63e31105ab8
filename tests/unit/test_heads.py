"""The line of many parts under a headline tells the day, and neither is the headline nor stands in the text."""

from datetime import date

import pytest

from tests.unit.cleaned import clean

DAY = date(2024, 3, 21)
PAGES = {
    "en": (
        "Minister Aldana opens a grain office in Tunis",
        "The minister of agriculture of Uruguay opened an office for the trade in grain in Tunis and met the head of the port.",
    ),
    "fr": (
        "Une antenne céréalière ouvre à Tunis",
        "Le ministre uruguayen de l'Agriculture a ouvert à Tunis une antenne pour le commerce des céréales et a rencontré le chef du port.",
    ),
    "es": (
        "Uruguay abre una oficina de cereales en Túnez",
        "El ministro de Agricultura de Uruguay abrió en Túnez una oficina para el comercio de cereales y se reunió con el jefe del puerto.",
    ),
    "ru": (
        "Уругвай открыл зерновое бюро в Тунисе",
        "Министр сельского хозяйства Уругвая открыл в столице Туниса бюро по торговле зерном и провёл беседу с начальником порта.",
    ),
    "zh": ("乌拉圭在突尼斯设粮食办事处", "乌拉圭农业部长在突尼斯市为粮食贸易办事处揭牌，并同港口负责人就运价和仓储问题进行了会谈。"),
}
HEADS = {
    "en": """
        21 March 2024 | Ana Ruiz, Ambassador of Uruguay to Tunisia
        Ana Ruiz, Ambassador of Uruguay to Tunisia | 21 March 2024
        Transcript | The Hon Ann Lee MP, Minister for Trade and Regional Development | 21 March 2024
        By a staff reporter | Posted : 2024-03-21 17:38
        Ministry of Agriculture and Fisheries – 21 March 2024 – Readout
        Tunis, 21 March 2024 | Office of the Spokesperson
        Press Information Bureau | Tunis | 21st March, 2024
        The River Post / 21 March 2024 / Trade and shipping
        Our correspondent in Tunis • 21 March 2024 • 4 min read
        21.03.2024 | Ana Ruiz, head of the delegation and special envoy for grain
        Thursday, 21 March 2024 | Presidential Communications Directorate
        Embassy notes | by the Ambassador | March 21, 2024
        Press release No 41 | 21 March 2024 | Directorate of Public Diplomacy
        March 21, 2024 – Permanent Mission of Uruguay, Geneva
        Commentary by a former ambassador | 21 March 2024
        Global desk | Published 21 March 2024, 09:15 GMT
        21 Mar 2024 | Speeches and statements by the Minister
        Tunis, 21 March 2024, Department of Information
        Cabinet Office, 21 March 2024, for immediate use
        Office of the Prime Minister | Thursday 21 March 2024
        Issued on 21 March 2024 | Media and Communications Unit
        2024-03-21 | Foreign trade | Agencies
        Week in grain | Issue 12 | 21 March 2024
        State House, Entebbe | 21st March 2024 | Photo by the Press Unit
        Letter from Tunis – 21 March 2024
        The Diplomat's Diary · 21 March 2024 · Opinion
        Updated note of the secretariat | Vienna | 21 March 2024
        Tunis | 21 March 2024 | (Agencies)
        Foreign Affairs Division, 21 March 2024
        From the desk of the High Commissioner | 21 March 2024
        21 March 2024 – Wellington – Minister of Trade and Export Growth
        Agricultural attaché's blog | Thursday, March 21, 2024
    """,
    "fr": """
        21 mars 2024 – Ambassade de l'Uruguay à Tunis
        Ambassade de l'Uruguay à Tunis – 21 mars 2024
        Compte rendu – Le 21 mars 2024 – Ottawa (Ontario) – Affaires mondiales
        Communiqué – 21.03.2024 – Ministère de l'Agriculture, de la Pêche, des Forêts et du Développement rural
        Berne, 21.03.2024 – Secrétariat d'État à l'économie
        Tunis, le 21 mars 2024 – Service de presse
        Belga – Le 21-03-24 à 08h11
        Présidence du Sénat – Communiqué du 21 mars 2024
        MAP – Rabat – 21 mars 2024
        Abidjan, 21 mars 2024 – Rubrique Politique
        Publié le 21 mars 2024 – Direction de la communication et de la presse
        Le blog de l'ambassadrice – Ana Ruiz, ambassadrice de l'Uruguay en Tunisie – 21 mars 2024
        Par Ana Ruiz, ambassadrice de l'Uruguay en Tunisie – 21 mars 2024
        Entretien avec Ana Ruiz, ministre – Berne, 21.03.2024 – propos recueillis par la rédaction
        Services du Parlement – Berne, le 21 mars 2024
        L'invité – 21 mars 2024 – Opinion
        Bureau de l'information publique – 21/03/2024
        Cellule de communication de la Présidence, 21 mars 2024
        Tunis | jeudi 21 mars 2024 | Économie
        Mis en ligne le 21 mars 2024 | Rédaction de Tunis
        Jeudi 21 mars 2024 – Palais de Carthage
        Correspondance particulière / 21 mars 2024
        Billet du 21 mars 2024 | La représentante permanente
        Note d'information – Dakar, jeudi 21 mars 2024
        Le Courrier du port • 21 mars 2024 • 3 min de lecture
        Ministère du Commerce, 21 mars 2024, communiqué n° 12
        Paris, le 21 mars 2024 | Porte-parolat
        AFP | 21.03.2024 à 14:05
        Chronique – 21 mars 2024 – Économie
        21 mars 2024, Conakry, bureau de presse
        Direction générale des céréales | 21 mars 2024 | Tunis
        Lettre de Tunis – le 21 mars 2024
    """,
    "es": """
        21 marzo 2024. Ministerio de Agricultura. Puerto de Radés
        21 marzo 2024 / Túnez
        Boletín 412 | Túnez, 21 de marzo de 2024
        Túnez, 21 de marzo de 2024 – Prensa Presidencia
        Comunicado No. 388. Túnez, 21 de marzo de 2024
        Ana Ruiz, embajadora de Uruguay en Túnez | 21 de marzo de 2024
        21 de marzo de 2024 | Ana Ruiz, embajadora de Uruguay en Túnez
        Comunicado de prensa del 21 de marzo de 2024 | Cancillería
        Publicado el 21 de marzo de 2024 – Dirección de Prensa
        EFE | Túnez | 21/03/2024 18:20
        Montevideo, jueves 21 de marzo de 2024 | Dirección de Comunicación
        Redacción Internacional – 21 mar 2024
        Oficina de Prensa, 21 de marzo de 2024, Túnez
        Tribuna – 21 de marzo de 2024 – Opinión
        21/03/2024 | Sala de prensa | Economía
        Jueves, 21 de marzo de 2024 – Casa de Gobierno
        El Correo del Puerto • 21 de marzo de 2024 • Economía
        Secretaría de Comercio Exterior – Nota del 21 de marzo de 2024
        Por la enviada especial a Túnez | 21 de marzo de 2024 | 06:15
        Diario de una embajadora | 21 de marzo de 2024
        Prensa Latina, 21 marzo 2024, Túnez
        Túnez | 21 de marzo, 2024 | Agencias
        Santo Domingo, 21 de marzo de 2024 | Viceministerio de Política Exterior
        Carta desde Túnez – 21 de marzo de 2024
        Vocería – 21.03.2024 – Cancillería
        Entrada del 21 de marzo de 2024 | Blog de la embajadora
        21 de marzo de 2024 – La Habana – Cubaminrex
        Fecha: 21/03/2024 | Unidad de Comunicación Social
        Asamblea Nacional, 21 de marzo de 2024
        Ministra de Agricultura – 21 de marzo de 2024 – transcripción
        Dirección General de Cereales – el 21 de marzo de 2024
        Crónica / Túnez / 21 de marzo de 2024
    """,
    "ru": """
        Тунис, 21 марта 2024, пресс-служба министра
        21 марта 2024 года. Пресс-служба МО
        21 марта 2024, Тунис, агентство по зерну
        21 марта 2024 года, г. Монтевидео
        21 марта 2024, Тунис, соб. корр.
        Бишкек, 21.03.2024 12:10
        Ташкент, 21 марта 2024 г. 14:05. Экономика
        Посол Уругвая в Тунисе Ана Руис, запись от 21 марта 2024
        Ана Руис, посол Уругвая в Тунисе | 21 марта 2024 года
        Астана, 21 марта 2024, спецкорр.
        Пресс-служба министерства – 21 марта 2024 г.
        21.03.2024 | Департамент внешних связей
        Четверг, 21 марта 2024 года | Новости зернового рынка
        Опубликовано 21 марта 2024 | Управление информации
        Минск, 21 марта 2024 – Главное управление печати
        Сообщение от 21 марта 2024 | Канцелярия
        Колонка посла / 21 марта 2024
        ТАСС | 21 марта 2024, 09:15
        Заметки дипломата • 21 марта 2024 • Мнение
        Мнение – 21 марта 2024 – Ана Руис
        Пресс-релиз от 21 марта 2024 г. | Посольство Уругвая
        Казань | 21 марта 2024 | Экономика
        21 марта 2024 – Душанбе – Управление информации
        Отдел печати, 21 марта 2024 года
        Дата: 21.03.2024 | Отдел печати
        Вестник порта | № 12 | 21 марта 2024
        Алматы, 21 марта 2024 года – пресс-центр
        Интервью | 21 марта 2024 | Беседовал наш корреспондент
        Письмо из Туниса – 21 марта 2024
        Ереван, 21 марта 2024, отдел информации парламента
        21 марта 2024, четверг | Официальная хроника
        Баку / 21 марта 2024 / Агентства
    """,
    "zh": """
        联合国新闻 2024年3月21日 移民和难民
        国防部网 2024年3月21日 突尼斯专电
        国家国际发展合作署 2024-03-21
        2024-03-21 09:30 来源：港口日报
        突尼斯港报 | 2024年3月21日 | 经济
        2024年3月21日 | 驻突尼斯使馆
        驻突尼斯使馆 2024年3月21日
        农业部新闻办公室 2024年3月21日
        2024年3月21日　星期四　突尼斯
        港口日报 2024年03月21日 第3版
        商务部网站 2024-03-21 17:20
        2024/03/21 14:05 | 国际
        外事办公室 · 2024年3月21日
        发布时间：2024年3月21日 | 来源：使馆
        省外办 2024年3月21日 星期四
        大使专栏 | 2024年3月21日
        （2024年3月21日，突尼斯）
        2024年3月21日，突尼斯
        经济参赞处 | 2024-03-21
        来源：港口日报 | 2024-03-21 08:00
        新闻司 2024年3月21日
        评论 | 2024年3月21日 | 前驻外大使
        海外网 2024-03-21 07:45:12
        2024年3月21日 • 突尼斯 • 通讯
        发布于2024年3月21日 | 港务局
        本报突尼斯专讯 2024年3月21日
        对外联络部 2024年3月21日 要闻
        时间：2024年3月21日 | 地点：突尼斯
        国际部 / 2024年3月21日 20:41
        突尼斯 | 2024年3月21日 | 综合
        粮食局 | 第12期 | 2024年3月21日
        2024年3月21日 – 对外经济合作办公室
    """,
}
CASES = [(language, line.strip(" ")) for language, lines in HEADS.items() for line in lines.strip("\n ").split("\n")]


@pytest.mark.parametrize(("language", "head"), CASES)
def test_a_line_of_many_parts_tells_the_day_and_is_neither_headline_nor_text(language: str, head: str) -> None:
    title, lead = PAGES[language]
    document, _ = clean(f"{title}\n\n{head}\n\n{lead}")
    assert (document.title, document.published_on, document.body) == (title, DAY, lead)


@pytest.mark.parametrize(
    "sentence",
    [
        "2018年10月16日，外交部长王某在北京同来访的挪威外交大臣举行会谈。",
        "21 May 2024, the minister met the grain envoy of Spain.",
        "14 ноября 2024, министр принял в Баку посла Испании.",
        "Le 21 mai 2024, le ministre a reçu l'envoyé spécial de l'Espagne.",
    ],
)
def test_a_sentence_that_opens_with_its_day_stays_in_the_text(sentence: str) -> None:
    title, lead = PAGES["en"]
    assert clean(f"{title}\n\n{sentence}\n\n{lead}")[0].body == f"{sentence}\n\n{lead}"


@pytest.mark.parametrize("line", ["新社利雅得5月15日电", "（新山6日讯）", "新社巴库1月31日电（记者）"])
def test_a_dateline_on_a_line_of_its_own_is_neither_headline_nor_part_of_the_text(line: str) -> None:
    title, lead = PAGES["zh"]
    document, _ = clean(f"{title}\n\n2024-03-21 09:15\n\n{line}\n\n{lead}")
    assert (document.title, document.published_on, document.body) == (title, DAY, lead)
    assert line in document.text


@pytest.mark.parametrize(
    ("masthead", "title"),
    [
        ("Ministry of Foreign Affairs and Trade", "Grain office opens in the port"),
        ("Special Correspondent, Tunis", "Grain office opens in the port"),
        ("Nota de prensa 0187", "Aldana inaugura una oficina de cereales en el puerto"),
        ("Ministerio de Relaciones Exteriores y Movilidad Humana", "Aldana inaugura una oficina en el puerto"),
        ("Département fédéral des affaires étrangères", "Une antenne céréalière dans le port de Tunis"),
        ("Министерство сельского хозяйства Уругвая", "Зерновое бюро открыто в порту"),
    ],
)
def test_the_name_of_an_institution_above_a_headline_is_none(masthead: str, title: str) -> None:
    lead = "The minister of agriculture opened an office for the trade in grain and met the head of the port and its pilots."
    assert clean(f"{title}\n\n{masthead}\n\n{lead}")[0].title == title


def test_a_page_of_pictures_only_is_told_by_what_they_show() -> None:
    caption = "On 12 April the deputy ministers of Peru (right) and Chile opened the fourth round of their talks in the ministry."
    assert clean(f"Photo news\n\nLima, 13 April 2024\n\n{caption}")[0].body == caption
