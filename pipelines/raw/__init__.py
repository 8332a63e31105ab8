"""The raw folder: the only place that walks it. Every form of page in, ``RawPage`` or ``Reject`` out, nothing written."""

from pipelines.raw.folder import RawFile, list_files
from pipelines.raw.reading import read_file, read_raw

__all__ = ["RawFile", "list_files", "read_file", "read_raw"]
