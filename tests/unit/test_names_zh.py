"""Chinese names: where a name begins and ends among characters that no list knows."""

from datetime import date

import pytest

from pipelines.core.names.find import NameContext, NameFinder
from pipelines.core.records import Mention
from pipelines.reference import load_knowledge
from pipelines.reference.lexicons import load_name_lexicons

_DAY = date(2022, 5, 17)


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(load_knowledge(), load_name_lexicons())


def _mentions(finder: NameFinder, text: str) -> list[Mention]:
    return finder.find("d", text, finder.sentences(text, "zh"), NameContext("zh", _DAY, None))


def _people(finder: NameFinder, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.surface, m.office, m.country) for m in _mentions(finder, text) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name", "office", "country"),
    [
        ("他会见塞浦路斯农业部长赫里斯托杜马基斯。", "赫里斯托杜马基斯", "农业部长", "CY"),
        ("泰国外长玛帕蓬在清迈出席会议。", "玛帕蓬", "外长", "TH"),
        ("他率中国海关代表团出席年会，会见泰国外长玛帕蓬。", "玛帕蓬", "外长", "TH"),
        ("澳洲移民与公民事务部长鲍文来访。", "鲍文", "移民与公民事务部长", "AU"),
        ("日本兵库县知事贝原俊民一行来访。", "贝原俊民", "兵库县知事", "JP"),
        ("他会见德国经济合作和发展部部长赫里斯托杜。", "赫里斯托杜", "经济合作和发展部部长", "DE"),
        ("他会见坦桑尼亚外交和东非合作部长赫里斯托杜。", "赫里斯托杜", "外交和东非合作部长", "TZ"),
        ("塞尔维亚矿业部长斯托扬诺维奇率领代表团来访。", "斯托扬诺维奇", "矿业部长", "RS"),
        ("韩国知识经济部次官朴承宰举行记者会。", "朴承宰", "知识经济部次官", "KR"),
        ("越南工贸部副部长黎文山7日抵达首尔。", "黎文山", "工贸部副部长", "VN"),
        ("外交部部长助理欧阳明远说，双方意见一致。", "欧阳明远", "外交部部长助理", "CN"),
        ("韩国外长金健原定5月14日访美。", "金健", "外长", "KR"),
        ("巴西外交部副部长费尔南多·佩雷伊拉抵京。", "费尔南多·佩雷伊拉", "外交部副部长", "BR"),
    ],
)
def test_a_name_after_a_title_ends_where_its_kind_of_name_ends(finder: NameFinder, text: str, name: str, office: str, country: str) -> None:
    assert (name, office, country) in _people(finder, text)


def test_a_name_stands_before_its_title_too(finder: NameFinder) -> None:
    text = "上午到首相府拜会了图伊马卡诺首相。"
    assert _people(finder, text)[0][:2] == ("图伊马卡诺", "首相")


def test_a_name_that_a_title_has_shown_is_known_all_over_the_page(finder: NameFinder) -> None:
    text = "泰国交通部长颂帕立出席。颂帕立坦言预算不足。会后颂帕立离开。"
    assert [name for name, _, _ in _people(finder, text)] == ["颂帕立"] * 3


def test_a_surname_and_a_title_lead_back_to_the_full_name(finder: NameFinder) -> None:
    text = "韩国国会副议长李贤珠会见客人。李副议长表示欢迎。"
    mentions = [m for m in _mentions(finder, text) if m.kind == "person"]
    assert [m.surface for m in mentions] == ["李贤珠", "李"]
    assert mentions[0].entity_id == mentions[1].entity_id


@pytest.mark.parametrize(
    "text",
    [
        "期待尽早安排两国领导人互访。",
        "老挝担任轮值主席国。",
        "各国外长一致认为应当合作。",
        "中国代表处协助公民回国。",
        "部长级会议将于明天举行。",
    ],
)
def test_what_follows_an_office_is_not_always_a_name(finder: NameFinder, text: str) -> None:
    assert _people(finder, text) == []


def test_an_honorific_after_a_name_is_no_part_of_it(finder: NameFinder) -> None:
    text = "新加坡卫生部长陈志文医生星期二出席活动。"
    assert [name for name, _, _ in _people(finder, text)] == ["陈志文"]


def test_a_city_inside_a_title_and_a_name_is_no_city(finder: NameFinder) -> None:
    text = "老挝外长沙坎塔出席会议。"
    mentions = _mentions(finder, text)
    assert [m.surface for m in mentions if m.kind == "place"] == []
    assert [m.surface for m in mentions if m.kind == "person"] == ["沙坎塔"]


def test_a_country_before_a_posting_is_the_ambassadors_own(finder: NameFinder) -> None:
    text = "中国驻汤加大使戴明远发表讲话。"
    assert [(name, country) for name, _, country in _people(finder, text)] == [("戴明远", "CN")]


def test_two_titles_of_one_person_are_one_office(finder: NameFinder) -> None:
    text = "柬埔寨副首相兼外交大臣宋达金达说，愿加强合作。"
    assert _people(finder, text)[0][1] == "副首相兼外交大臣"


def test_persons_of_two_countries_are_two_persons(finder: NameFinder) -> None:
    text = "秘鲁总统鲁阿尔蒂和智利总统马尔多纳出席仪式。"
    assert [(name, country) for name, _, country in _people(finder, text)] == [("鲁阿尔蒂", "PE"), ("马尔多纳", "CL")]


def test_a_space_parts_a_title_from_the_words_after_it(finder: NameFinder) -> None:
    assert _people(finder, "外长会晤马耳他外长　谈海事与绿色航运") == []


def test_an_honour_between_a_title_and_a_name_is_part_of_neither(finder: NameFinder) -> None:
    assert [(name, office) for name, office, _ in _people(finder, "马来西亚外长拿督斯里卡马鲁丁表示欢迎。")] == [("卡马鲁丁", "外长")]


def test_a_meeting_of_ministers_is_no_minister(finder: NameFinder) -> None:
    assert [m for m in _mentions(finder, "各方在部长会上交换了看法。") if m.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("埃及旅游部长谢里夫·法特希表示欢迎。", "谢里夫·法特希"),
        ("埃及旅游部长巴德尔·布赛义迪表示欢迎。", "巴德尔·布赛义迪"),
        ("蒙古国国家大呼拉尔主席赞登沙塔尔举行会谈。", "赞登沙塔尔"),
        ("塞尔维亚国防部长加希奇会面时说。", "加希奇"),
        ("商务部部长丘应桦今日抵京。丘应桦说。", "丘应桦"),
    ],
)
def test_a_name_is_not_cut_where_a_listed_name_or_word_begins_in_it(finder: NameFinder, text: str, name: str) -> None:
    assert _people(finder, text)[0][0] == name


def test_countries_by_a_character_each_before_a_title_are_no_name(finder: NameFinder) -> None:
    assert not _people(finder, "英波外长会晤。英国和波兰就此发表声明。")


def test_a_surname_in_the_title_is_the_full_name_of_the_text(finder: NameFinder) -> None:
    mentions = [m for m in _mentions(finder, "山下大使访问天津市。5月22日，山下明宏大使对天津市进行访问。") if m.kind == "person"]
    assert len({m.entity_id for m in mentions}) == 1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("加拿大总理卡尼、自然资源部长霍奇森出席会议。", None),
        ("越南总理范明政、人力资源和社会保障部长杜文山出席会议。", None),
        ("澳门代表团抵京，房屋局局长何文山说。", None),
        ("自然资源部部长李文山出席会议。", "CN"),
        ("生态环境部副部长李文山出席会议。", "CN"),
        ("香港代表抵京，中联办副主任周文山出席。", "CN"),
    ],
)
def test_an_office_that_several_countries_have_tells_none(finder: NameFinder, text: str, country: str | None) -> None:
    assert _people(finder, text)[-1][2] == country


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本部长金健会见美国国务院对北特别代表星·金（Sung Kim）。", [("金健", None), ("星·金", "US")]),
        ("中国常驻维也纳联合国代表王群出席。", [("王群", "CN")]),
        ("联合委员会会议协调员、欧盟对外行动署副秘书长莫拉出席。", [("莫拉", None)]),
    ],
)
def test_posts_at_seats_and_towards_countries_belong_to_the_title(
    finder: NameFinder, text: str, people: list[tuple[str, str | None]]
) -> None:
    assert [(name, country) for name, _, country in _people(finder, text)] == people


@pytest.mark.parametrize(
    ("text", "office", "country"),
    [
        ("法国防部长帕兰到访。", "国防部长", "FR"),
        ("泰国会议长颂帕立到访。", "国会议长", "TH"),
        ("德国务秘书帕兰到访。", "国务秘书", "DE"),
        ("韩国防长朴承宰到访。", "防长", "KR"),
        ("沙特首都的泰国防长朴承宰到访。", "防长", "TH"),
        ("韩国国防部长朴承宰到访。", "国防部长", "KR"),
    ],
)
def test_the_last_letter_of_a_country_may_begin_the_title(finder: NameFinder, text: str, office: str, country: str) -> None:
    assert [told[1:] for told in _people(finder, text)] == [(office, country)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("爱沙尼亚农业部长普京斯来访。普京斯表示欢迎。", ["普京斯", "普京斯"]),
        ("俄罗斯总统普京来访。普京斯基金会欢迎普京。", ["普京", "普京", "普京"]),
    ],
)
def test_who_goes_by_a_longer_name_all_over_the_page_is_not_the_one_listed(finder: NameFinder, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in _people(finder, text)] == names


def test_given_names_before_a_name_of_the_page_belong_to_it(finder: NameFinder) -> None:
    people = _people(finder, "立陶宛议长德古蒂耶内来访。次日，他同伊雷娜·德古蒂耶内会谈。")
    assert [name for name, _, _ in people] == ["德古蒂耶内", "伊雷娜·德古蒂耶内"]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("联合国秘书长非洲之角问题特使科特到访。", "科特", "秘书长非洲之角问题特使"),
        ("中联部副部长周洪才与客人会谈。", "周洪才", "中联部副部长"),
        ("中国驻秘鲁大使陈立才知道此事。", "陈立", "驻秘鲁大使"),
        ("中国商务部副部长李飞进一步表示欢迎。", "李飞", "商务部副部长"),
        ("中国驻秘鲁大使王同进行拜会。", "王同", "驻秘鲁大使"),
    ],
)
def test_a_region_is_no_name_and_a_name_may_close_with_talent(finder: NameFinder, text: str, name: str, office: str) -> None:
    assert [told[:2] for told in _people(finder, text)] == [(name, office)]


def test_a_school_that_was_seen_is_no_head_of_one(finder: NameFinder) -> None:
    assert _people(finder, "代表团参观学校长廊后会见客人。") == []


def test_departments_that_other_ministries_have_too_are_of_no_country(finder: NameFinder) -> None:
    told = "俄罗斯外交部长拉夫罗夫来访。外交部{}司长扎哈罗娃在莫斯科表示欢迎。"
    countries = [
        {country for name, _, country in _people(finder, told.format(unit)) if name == "扎哈罗娃"} for unit in ("新闻司", "边海司")
    ]
    assert "CN" not in countries[0] and countries[1] == {"CN"}
