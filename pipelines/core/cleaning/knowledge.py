"""What cleaning knows: the words of chrome, month words, and publishers."""

from dataclasses import dataclass

from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.published import DateOrder
from pipelines.core.cleaning.sites import SiteIndex
from pipelines.core.cleaning.stamps import Months
from pipelines.core.cleaning.trees import BlockModel, LineModel


@dataclass(frozen=True, slots=True)
class CleaningKnowledge:
    """Everything from reference files that turns a page into a document.

    Attributes:
        lexicon: Words of chrome, labels and agencies of all languages.
        months: Month words of all languages, lower case, to 1-12.
        sites: Publishers and their site rules.
        order: Whether ``08/03/2008`` is 8 March.
        block_model: Tells an article's blocks from the rest of a page of markup.
        line_model: Does so for the lines of a flattened page.
    """

    lexicon: Lexicon
    months: Months
    sites: SiteIndex
    order: DateOrder
    block_model: BlockModel
    line_model: LineModel
