"""The explorer: the published file as a page for people who look before they query. Reads ``report.*`` and nothing else."""

from pipelines.explorer.export import READS, Written, write_explorer

__all__ = ["READS", "Written", "write_explorer"]
