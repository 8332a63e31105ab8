"""Readouts: from scraped pages of diplomatic news to one DuckDB file of meetings, each with its evidence."""
