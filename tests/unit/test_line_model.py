"""The line model: a second judgement on the lines of a flattened page."""

import json

import numpy as np
import pytest

from pipelines.core.cleaning.flat import Look, look_at, read_text
from pipelines.core.cleaning.line_features import LINE_FEATURES, line_features
from pipelines.core.cleaning.line_model import judged
from pipelines.core.cleaning.trees import LineModel, ModelError
from pipelines.reference.models import LINE_MODEL, load_line_model
from tests.unit.cleaned import knowledge

KNOWN = knowledge()
PAGE = """Harbour office
Norway and Chile to open a sea route
A ferry leaves the port of Valparaíso on Monday morning
The finance ministers of Norway and Chile met in Valparaíso on Tuesday and agreed to open a direct sea route for salmon and copper.
The Norwegian minister said after the talks that both sides had waited long enough, and that the first ship may sail this year.
Both sides will send experts to look at the harbour in May, and the ministers are to meet again in Oslo before the winter.
Read on for the opinions of our readers about the price of bread in the north
"""


def look(page: str = PAGE) -> Look:
    return look_at(page, KNOWN.lexicon, KNOWN.months)


def fates(model: LineModel, page: str = PAGE) -> dict[str, str]:
    seen = look(page)
    made = judged(seen.marked, seen.fates, seen.run, seen.title, model, KNOWN.lexicon, KNOWN.months)
    return {mark.line.text.partition(" ")[0]: fate for mark, fate in zip(seen.marked, made, strict=True)}


def of_one_mind(least: float, enough: float) -> LineModel:
    """A model to which every line is as likely as not."""
    trees = {"bias": 0.0, "features": [[0]], "borders": [[0.5]], "leaves": [[0.0, 0.0]]}
    return LineModel.of({"version": "t", "least": least, "enough": enough, "features": ["order"], "trees": trees})


REJECTS_ALL, TAKES_ALL, LETS_BE = of_one_mind(1, 1), of_one_mind(0, 0), of_one_mind(0, 1)


def test_a_feature_is_one_row_and_a_line_one_column() -> None:
    seen = look()
    found = line_features(seen.marked, seen.fates, seen.run, seen.title, KNOWN.lexicon)
    assert found.shape == (len(LINE_FEATURES), len(seen.marked))
    assert np.isfinite(found).all()


def test_a_line_of_the_words_of_the_article_has_them_in_common_and_another_has_not() -> None:
    seen = look()
    row = line_features(seen.marked, seen.fates, seen.run, seen.title, KNOWN.lexicon)[LINE_FEATURES.index("in_common")]
    assert row[1] > 0.5 > row[-1]


def test_what_the_model_rejects_goes_and_near_the_head_is_a_caption_where_it_ends_no_sentence() -> None:
    found = fates(REJECTS_ALL, PAGE.replace("Both sides will", "BONN, 16 February 2017 (Xinhua) -- Both sides will"))
    assert (found["A"], found["The"], found["BONN,"]) == ("caption", "-not_article", "body")


def test_a_line_that_rules_leave_out_for_its_place_comes_back() -> None:
    assert fates(LETS_BE)["Read"] == "-after_article"
    assert fates(TAKES_ALL)["Read"] == "body"


def test_a_line_that_its_own_words_condemn_stays_out() -> None:
    assert fates(TAKES_ALL, PAGE + "Copyright 2020 Harbour Office. All rights reserved.\n")["Copyright"] == "-lexicon"


def test_a_page_of_which_nothing_would_be_left_stays_as_it_is() -> None:
    assert fates(REJECTS_ALL) == fates(LETS_BE)


def test_without_a_model_the_rules_decide() -> None:
    assert read_text(PAGE, KNOWN.lexicon, KNOWN.months, None).blocks


def test_a_model_that_asks_for_what_is_not_computed_is_refused() -> None:
    data = json.loads(LINE_MODEL.read_text("utf-8"))
    with pytest.raises(ModelError, match="features not computed: luck"):
        LineModel.of({**data, "features": ["luck", *data["features"][1:]]})


def test_the_shipped_model_is_small_and_loads() -> None:
    assert LINE_MODEL.stat().st_size < 1_000_000
    assert 0 < load_line_model().least < load_line_model().enough < 1
