"""Which reports tell of which meetings, as columns of numbers: millions of them are a few dozen megabytes."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.stages.prints import Numbers, Prints, are_in, column_numbers, mixed


@dataclass(frozen=True, slots=True)
class Members:
    """Meetings with their reports.

    Attributes:
        meetings: Their ids, each once.
        starts: Where the reports of each begin, and where those of the last end: one more than meetings.
        reports: The reports, meeting by meeting.
    """

    meetings: Numbers
    starts: NDArray[np.int64]
    reports: Numbers

    @classmethod
    def of(cls, groups: pa.Table) -> "Members":
        """Those of all meetings in rows of ``meeting_groups``."""
        meetings, reports = column_numbers(groups["meeting_id"]), column_numbers(groups["report_id"])
        order = np.lexsort((reports, meetings))
        keys, starts = np.unique(meetings[order], return_index=True)
        return cls(keys, np.append(starts, len(order)), reports[order])

    def __len__(self) -> int:
        """The count of the meetings."""
        return len(self.meetings)

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many reports tell of each."""
        return np.diff(self.starts)

    def owners(self) -> NDArray[np.int64]:
        """The number of the meeting of each report."""
        return np.repeat(np.arange(len(self)), self.counts)

    def prints(self, of_reports: Prints) -> Prints:
        """What the values of each are made from: its reports, as they are told and decided on."""
        made = mixed(self.reports, of_reports.at(self.reports))
        return Prints(self.meetings, mixed(np.add.reduceat(made, self.starts[:-1])) if len(self) else self.meetings)

    def only(self, wanted: Numbers) -> "Members":
        """Those of some meetings, which are in their order."""
        return self.take(np.flatnonzero(are_in(self.meetings, wanted)))

    def take(self, chosen: NDArray[np.int64]) -> "Members":
        """Those of the meetings of these numbers, in this order."""
        counts = self.counts[chosen]
        starts = np.append(0, np.cumsum(counts))
        at = np.arange(starts[-1]) + np.repeat(self.starts[:-1][chosen] - starts[:-1], counts)
        return Members(self.meetings[chosen], starts, self.reports[at])

    def by_page(self, documents: Prints) -> "Members":
        """The same in the order of the first page that tells of each; those that one report tells of come first.

        Args:
            documents: Report to document.
        """
        first = np.minimum.reduceat(documents.at(self.reports), self.starts[:-1]) if len(self) else self.meetings
        return self.take(np.lexsort((first, self.counts > 1)))
