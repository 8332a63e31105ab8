"""One DuckDB file, built beside the old one from stage files, reference data and ``sql/``, audited, swapped in."""

from pipelines.warehouse.audit import Finding, Made
from pipelines.warehouse.build import Build, Earlier, build
from pipelines.warehouse.catalogue import contents_hash
from pipelines.warehouse.export import ExportError, export
from pipelines.warehouse.lineage import ColumnLineage, column_lineage, lineages
from pipelines.warehouse.models import Check, Macro, Model, ModelError, Sql, load_sql
from pipelines.warehouse.publish import PublishError
from pipelines.warehouse.sources import ReferenceTables, Sources, reference_tables, stage_files
from pipelines.warehouse.standing import differing, earlier, note, note_build, noted, noted_file, standing

__all__ = [
    "Build",
    "Check",
    "ColumnLineage",
    "Earlier",
    "ExportError",
    "Finding",
    "Macro",
    "Made",
    "Model",
    "ModelError",
    "PublishError",
    "ReferenceTables",
    "Sources",
    "Sql",
    "build",
    "column_lineage",
    "contents_hash",
    "differing",
    "earlier",
    "export",
    "lineages",
    "load_sql",
    "note",
    "note_build",
    "noted",
    "noted_file",
    "reference_tables",
    "stage_files",
    "standing",
]
