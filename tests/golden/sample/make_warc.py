"""Pack the pages in ``records/`` into the crawl file of the sample: ``python tests/golden/sample/make_warc.py``.

The file is WARC 1.1, one gzip member a record, as crawlers write it. Record ids come from the addresses and the
dates from the manifest, so that the same pages give the same bytes.
"""

import gzip
import io
import json
import uuid
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[2] / "raw" / "agency-crawl" / "agencies.warc.gz"


def record_bytes(kind: WarcRecordType, headers: dict[str, str], content: bytes) -> bytes:
    """One record as its own gzip member, without a time stamp of its own."""
    record = WarcRecord()
    record.init_headers(kind, record_urn=f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(headers))}".encode())
    for name, value in headers.items():
        record.headers[name] = value
    record.set_bytes_content(content)
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), compresslevel=9, mtime=0)


def response_bytes(entry: dict[str, str]) -> bytes:
    """The HTTP exchange of one page, in the encoding that its server spoke."""
    page = (HERE / "records" / entry["file"]).read_text("utf-8").encode(entry["encoding"])
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {entry['content_type']}\r\nContent-Length: {len(page)}\r\n\r\n"
    headers = {"WARC-Date": entry["fetched_at"], "WARC-Target-URI": entry["url"], "Content-Type": "application/http; msgtype=response"}
    return record_bytes(WarcRecordType.response, headers, head.encode("ascii") + page)


def warc_bytes() -> bytes:
    """The whole crawl file: a warcinfo record, then a response for each line of the manifest."""
    manifest = (HERE / "records" / "manifest.jsonl").read_text("utf-8").splitlines()
    info = b"software: tests/golden/sample/make_warc.py\r\nformat: WARC File Format 1.1\r\ndescription: pages written for this project\r\n"
    members = [
        record_bytes(WarcRecordType.warcinfo, {"WARC-Date": "2023-04-02T00:00:00Z", "Content-Type": "application/warc-fields"}, info)
    ]
    return b"".join(members + [response_bytes(json.loads(line)) for line in manifest])


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(warc_bytes())
