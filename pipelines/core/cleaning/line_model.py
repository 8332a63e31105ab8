"""A second judgement on the lines of a flattened page: the line model, where the rules go by a line's place alone."""

from collections.abc import Sequence

from pipelines.core.cleaning.classify import Marked
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.line_features import line_features
from pipelines.core.cleaning.marks import dateline_end
from pipelines.core.cleaning.run import Run
from pipelines.core.cleaning.stamps import Months
from pipelines.core.cleaning.trees import LineModel

_BY_PLACE = frozenset(("-navigation", "-after_article", "-label", "-beside_chrome"))
"""Fates that a line has by where it stands; what its own words say is not asked again."""
_FEWEST_WORDS = 8
"""Shorter lines near an end of the run stay: they may be a place and a day."""
_LEAST_LEFT = 0.3
"""Share of the rules' words that must be left, else the rules are believed."""
_NEAR_HEAD, _NEAR_END = 4, 2
"""Lines of the run near its ends. Near its head one that is not the article's and ends no sentence describes a picture."""


def judged(
    marked: Sequence[Marked], fates: Sequence[str], run: Run, title: int | None, model: LineModel, lexicon: Lexicon, months: Months
) -> list[str]:
    """Return the fates of the lines, in which those that the model is sure of have changed sides.

    Args:
        marked: The lines with their classes.
        fates: The zone of each by the rules, or ``-`` and the reason why it goes.
        run: Where the rules see the article.
        title: The line that is the headline.
        model: From features to the probability that a line belongs to the article.
        lexicon: Words of chrome.
        months: Month words of all languages.
    """
    if run.first == run.last:
        return list(fates)
    probabilities = model.trees.probabilities(line_features(marked, fates, run, title, lexicon)).tolist()
    changed = list(fates)
    for index, (mark, fate, probability) in enumerate(zip(marked, fates, probabilities, strict=True)):
        if fate == "body" and probability < model.least and not _tells_where(index, mark, run, lexicon, months):
            is_caption = index < run.first + _NEAR_HEAD and not (mark.line.ends or mark.line.is_item)
            changed[index] = "caption" if is_caption else "-not_article"
        elif fate in _BY_PLACE and mark.role == "text" and probability >= model.enough:
            changed[index] = "body"
    return changed if _body_words(marked, changed) > _LEAST_LEFT * _body_words(marked, fates) else list(fates)


def _body_words(marked: Sequence[Marked], fates: Sequence[str]) -> float:
    return sum(mark.line.words for mark, fate in zip(marked, fates, strict=True) if fate == "body")


def _tells_where(index: int, mark: Marked, run: Run, lexicon: Lexicon, months: Months) -> bool:
    """Whether a line may be, or starts with, a place and a day, which tell more than they spoil."""
    is_near = index < run.first + _NEAR_HEAD or index >= run.last - _NEAR_END
    return (is_near and mark.line.words < _FEWEST_WORDS) or dateline_end(mark.line.text, lexicon, months) > 0
