"""Scripts that compile reference files from public data; nothing here runs in the pipeline."""
