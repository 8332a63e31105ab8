"""Pure text logic: values in, values out. No Dagster, no DuckDB, no frames, no file system."""
