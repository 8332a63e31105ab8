"""Stage tables on the disk: Parquet parts named for what they hold, and one manifest that says which parts make a table."""

from pipelines.store.buckets import Bucket, all_buckets, bits_for
from pipelines.store.manifest import Part, identity
from pipelines.store.mirror import Mirror, MirrorError
from pipelines.store.store import WHOLE, Store, StoreBusy, StoreError

__all__ = ["WHOLE", "Bucket", "Mirror", "MirrorError", "Part", "Store", "StoreBusy", "StoreError", "all_buckets", "bits_for", "identity"]
