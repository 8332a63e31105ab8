"""``python -m pipelines run | ui | sql``: what the Makefile calls."""

import sys

from pipelines.cli import main

sys.exit(main())
