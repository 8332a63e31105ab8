"""Blocks, features, trees and bounds: the parts that the HTML reader is made of."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from pipelines.core.cleaning.blocks import MAX_BLOCKS, BlockList, read_blocks
from pipelines.core.cleaning.bounds import MAX_TAGS, bare_text, bounded
from pipelines.core.cleaning.features import block_features, feature_names
from pipelines.core.cleaning.html_zones import without_link_lists
from pipelines.core.cleaning.markup import Markup
from pipelines.core.cleaning.second_reader import second_reading
from pipelines.core.cleaning.text_features import UNITS_ROW
from pipelines.core.cleaning.trees import BlockModel, ModelError, SymmetricTrees
from pipelines.reference.models import BLOCK_MODEL, load_block_model

MARKUP = Markup({"content": ["story", "body"], "share": ["share", "social"]})


def blocks_of(html: str) -> BlockList:
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    return read_blocks([tree.body], MARKUP)


def test_a_block_ends_with_its_element_and_at_two_line_breaks() -> None:
    page = blocks_of("<p>One <b>two</b> three</p>four<br>five<br><br>six<div>seven</div>eight")
    assert page.texts == ["One two three", "four\nfive", "six", "seven", "eight"]


def test_white_space_is_collapsed_and_inline_elements_do_not_part_words() -> None:
    assert blocks_of("<p>  a\n b<i>c</i>\t d </p>").texts == ["a bc d"]


def test_links_are_counted_by_their_characters() -> None:
    page = blocks_of("<p>see <a href=x>the list</a> and <a href=y>more</a></p>")
    assert (page.link_chars, page.link_counts) == ([12], [2])


def test_navigation_and_footers_are_left_out_and_kept_for_the_audit() -> None:
    page = blocks_of("<nav><a href=x>Home</a></nav><p>text</p><footer>Imprint</footer><script>var a</script>")
    assert page.texts == ["text"]
    assert page.chrome == [("Home", "navigation"), ("Imprint", "footer")]


def test_every_menu_of_a_page_of_many_is_kept_for_the_audit() -> None:
    page = blocks_of("".join(f"<nav>menu {number}</nav><p>{number}</p>" for number in range(1_000)))
    assert page.chrome == [(f"menu {number}", "navigation") for number in range(1_000)]


def test_a_container_knows_its_blocks_and_its_parent() -> None:
    page = blocks_of("<div><p>one</p><section><p>two</p><p>three</p></section></div><p>four</p>")
    section = page.tags.index("section")
    assert page.texts[page.starts[section] : page.stops[section]] == ["two", "three"]
    assert page.tags[page.parents[section]] == "div"
    assert page.stops[0] == len(page.texts)


def test_marks_are_inherited_but_the_body_has_none() -> None:
    page = blocks_of('<body class="share"><div class="story-body"><p>one</p></div><div id=socialBar><p>two</p></div>')
    one, two = (page.marks[container] for container in page.containers)
    assert one == MARKUP.bit("content")
    assert two == MARKUP.bit("share")


@pytest.mark.parametrize(
    ("name", "groups"),
    [("shareBar", {"share"}), ("sharebar", {"share"}), ("story_body", {"content"}), ("antibody", set()), ("SHARE", {"share"}), ("", set())],
)
def test_class_words_are_read_in_every_spelling(name: str, groups: set[str]) -> None:
    assert {group for group in ("content", "share") if MARKUP.marks(name) & MARKUP.bit(group)} == groups


def test_a_page_of_too_many_blocks_is_cut() -> None:
    page = blocks_of("<p>x</p>" * (MAX_BLOCKS + 5))
    assert len(page.texts) == MAX_BLOCKS
    assert page.is_cut
    assert min(page.stops) >= 0


def _wrapped(parts: list[str]) -> str:
    tag = ("div", "p", "li", "a", "h2", "td")[len("".join(parts)) % 6]
    return f"<{tag} class='story share'>{''.join(parts)}</{tag}>"


def test_links_at_the_edges_of_an_article_go_and_those_within_stay() -> None:
    text = "<p>They talked about the bridge, the road and the winter.</p>"
    page = blocks_of(f"<p><a>Next page</a></p>{text}<p><a>Read the treaty</a></p>{text}<p><a>Previous page</a></p>")
    assert without_link_lists(page, [True] * 5) == [False, True, True, True, False]


def test_an_index_of_other_articles_keeps_none_of_its_links() -> None:
    links = "".join(f"<li><a>The minister meets guest number {number} of the week</a> (May {number})</li>" for number in range(1, 9))
    page = blocks_of(f"<h1>Activities</h1><ul>{links}</ul><p>1 2 3 Next</p>")
    assert without_link_lists(page, [True] * 10) == [True, *[False] * 8, True]


@given(
    st.recursive(
        st.sampled_from(["word ", "a, b. ", "<br>", "<img src=x>"]), lambda inner: st.lists(inner, max_size=4).map(_wrapped), max_leaves=25
    )
)
def test_every_block_has_a_row_of_finite_features(html: str) -> None:
    page = blocks_of(html)
    assert all(0 <= start <= stop <= len(page.texts) for start, stop in zip(page.starts, page.stops, strict=True))
    if page.texts:
        features = block_features(page, "a word", MARKUP)
        assert features.shape == (len(feature_names(MARKUP)), len(page.texts))
        assert np.isfinite(features).all()


def test_units_are_words_or_half_a_character_of_a_script_without_spaces() -> None:
    page = blocks_of("<p>three short words</p><p>双方举行会谈</p>")
    assert block_features(page, "", MARKUP)[UNITS_ROW].tolist() == [3, 4]


def test_a_symmetric_tree_answers_level_by_level() -> None:
    trees = SymmetricTrees([[0, 1]], [[0.5, 2.0]], [[-3.0, -1.0, 1.0, 3.0]], 0.0)
    rows = np.array([[0, 1, 0, 1], [0, 0, 3, 3]], dtype=np.float32)
    assert trees.probabilities(rows) == pytest.approx([1 / (1 + np.exp(-score)) for score in (-3, -1, 1, 3)])


def test_a_model_of_other_features_is_refused() -> None:
    data = json.loads(BLOCK_MODEL.read_text(encoding="utf-8"))
    data["features"][0] = "colour"
    with pytest.raises(ModelError, match="colour"):
        BlockModel.of(data)


def test_a_model_whose_parts_do_not_fit_is_refused() -> None:
    data = json.loads(BLOCK_MODEL.read_text(encoding="utf-8"))
    data["trees"]["leaves"][0].pop()
    with pytest.raises(ModelError, match="fit"):
        BlockModel.of(data)


def test_the_shipped_model_is_small_and_tells_prose_from_links() -> None:
    model = load_block_model()
    prose = "<p>The ministers spoke for two hours about the bridge, the road and the ferry between the towns.</p>" * 6
    links = "<li><a href=x>Short label</a></li>" * 12
    tree = LexborHTMLParser(f"<div class=article>{prose}</div><ul class=related>{links}</ul>")
    assert tree.body is not None
    page = read_blocks([tree.body], model.markup)
    chances = model.trees.probabilities(block_features(page, "", model.markup))
    assert chances[:6].min() > chances[6:].max()
    assert BLOCK_MODEL.stat().st_size < 1_000_000


def test_a_page_is_cut_at_its_tags_and_says_when_it_is_not_to_be_parsed() -> None:
    assert bounded("<p>x</p>") == ("<p>x</p>", False)
    assert len(bounded("<p>x" * (MAX_TAGS + 10))[0]) < 4 * (MAX_TAGS + 10)
    assert bounded("<i>" * 20_000)[1]
    assert bounded("<p " + " ".join(f"a{number}" for number in range(9_000)) + ">")[1]
    assert not bounded(f'<img src="data:{"A/+=" * 20_000}"><p>x')[1]


def test_ends_of_elements_that_are_not_open_do_not_hide_how_deep_a_page_is_nested() -> None:
    assert bounded("</div></header><article><h1>" * 19_000)[1]
    assert not bounded("<article><h1></h1></article>" * 19_000)[1]


def test_unparsed_markup_gives_its_words_without_scripts() -> None:
    assert bare_text("<p>one</p><script>if (a<b) c</script><p>two").split() == ["one", "two"]


PARAGRAPHS = [
    f"The {word} commission met for a second day and agreed on the rules of the harbour and the bridge." for word in ("joint", "road")
]
LIST = "".join(f"<li>Label number {number}</li>" for number in range(12))


def reading_of(first: list[bool]) -> list[bool] | None:
    body = "".join(f"<p>{text} It will meet again in the spring, said its chair.</p>" for text in PARAGRAPHS * 6)
    html = f"<html><body><article>{body}</article><ul>{LIST}</ul></body></html>"
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    return second_reading(html, tree, read_blocks([tree.body], MARKUP), first)


def test_a_second_reading_is_believed_where_it_adds_to_the_first() -> None:
    found = reading_of([number == 0 for number in range(24)])
    assert found is not None
    assert sum(found[:12]) > 1


def test_a_second_reading_that_contradicts_the_first_is_not_believed() -> None:
    assert reading_of([number >= 12 for number in range(24)]) is None
