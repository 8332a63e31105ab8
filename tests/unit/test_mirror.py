"""Stage tables on object storage: against a local server that speaks S3."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from pipelines.core.knowledge import Knowledge
from pipelines.stages import ALL
from pipelines.store import Mirror, MirrorError, Store, StoreError
from pipelines.store import store as storing
from tests.steps import given, run_steps
from tests.unit.test_incremental import stage_files, text, worked
from tests.unit.test_store import Sample, store


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Host and port of a server with a bucket."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        made = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        made.start()
        host, port = made.get_host_and_port()
        client(f"{host}:{port}").create_bucket(Bucket="readouts")
        yield f"{host}:{port}"
        made.stop()


def client(server):  # type: ignore[no-untyped-def]
    return boto3.client("s3", endpoint_url=f"http://{server}", region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s")


def address(server: str, folder: str, bucket: str = "readouts") -> str:
    return f"s3://k:s@{bucket}/{folder}?scheme=http&endpoint_override={server}&region=us-east-1"


def objects(server: str, folder: str) -> dict[str, bytes]:
    found = client(server).list_objects_v2(Bucket="readouts", Prefix=f"{folder}/").get("Contents", [])
    keys = [o["Key"] for o in found if not o["Key"].endswith("/")]
    return {key.removeprefix(f"{folder}/"): client(server).get_object(Bucket="readouts", Key=key)["Body"].read() for key in keys}


@pytest.fixture
def far(server: str, tmp_path: Path) -> Store:
    return replace(store(tmp_path / "here"), mirror=Mirror.at(address(server, tmp_path.name)))


def elsewhere(far: Store, tmp_path: Path) -> Store:
    """The same tables, seen from a machine with an empty disk."""
    return replace(far, folder=tmp_path / "elsewhere")


def test_what_one_machine_publishes_another_reads(far: Store, tmp_path: Path) -> None:
    with far.writing():
        far.write("samples", [Sample("a", 1)])
    other = elsewhere(far, tmp_path)
    with other.writing():
        assert list(other.records_of("samples")) == [Sample("a", 1)]
    shutil.rmtree(other.folder)
    other.bring(["samples"])
    assert [path.exists() for path in other.files("samples")] == [True]


def test_what_nothing_counts_any_more_is_removed_there_too(far: Store, server: str, tmp_path: Path) -> None:
    for number in range(3):
        far.write("samples", [Sample("a", number)])
    assert objects(server, tmp_path.name).keys() == {"manifest.json", far.parts("samples")[0].file}


def test_a_publication_that_dies_before_the_manifest_leaves_what_was_there(far: Store, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    far.write("samples", [Sample("a", 1)])
    real = Mirror._write

    def dies(self, name, data):  # type: ignore[no-untyped-def]
        if name == "manifest.json":
            raise MirrorError("the machine died")
        real(self, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(Mirror, "_write", dies)
        with pytest.raises(MirrorError):
            far.write("samples", [Sample("a", 2)])
    other = elsewhere(far, tmp_path)
    with other.writing():
        assert list(other.records_of("samples")) == [Sample("a", 1)]
    with far.writing():
        far.write("samples", [Sample("a", 2)])
    with other.writing():
        assert list(other.records_of("samples")) == [Sample("a", 2)]


def test_a_machine_that_dies_after_the_manifest_takes_up_what_it_published(far: Store, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    far.write("samples", [Sample("a", 1)])

    def dies(path, manifest):  # type: ignore[no-untyped-def]
        raise RuntimeError("the machine died")

    with monkeypatch.context() as patch:
        patch.setattr(storing, "write_manifest", dies)
        with pytest.raises(RuntimeError):
            far.write("samples", [Sample("a", 2)])
    with far.writing():
        assert list(far.records_of("samples")) == [Sample("a", 2)]


def test_a_part_with_other_bytes_is_refused(far: Store, server: str, tmp_path: Path) -> None:
    far.write("samples", [Sample("a", 1)])
    client(server).put_object(Bucket="readouts", Key=f"{tmp_path.name}/{far.parts('samples')[0].file}", Body=b"other")
    other = elsewhere(far, tmp_path)
    with pytest.raises(MirrorError, match=r"is not what it was: remove manifest\.json there"):
        other.bring(["samples"])


def test_a_storage_that_is_not_there_is_one_line(server: str, tmp_path: Path) -> None:
    lost = replace(store(tmp_path), mirror=Mirror.at(address(server, "x", bucket="no-such-bucket")))
    with pytest.raises(MirrorError, match="the stage tables at no-such-bucket/x cannot be reached: "):
        lost.write("samples", [Sample("a", 1)])
    with pytest.raises(StoreError):
        lost.parts("samples")
    with pytest.raises(MirrorError, match="stage tables cannot be kept at nonsense://x: "):
        Mirror.at("nonsense://x?secret")


@pytest.mark.slow
def test_a_run_on_a_new_machine_goes_on_where_another_left_off(server: str, tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "raw" / "a").mkdir(parents=True)
    for number in range(3):
        (tmp_path / "raw" / "a" / f"{number}.txt").write_text(text(number), "utf-8")
    mirror = Mirror.at(address(server, tmp_path.name))

    def run(folder: str, kept: Mirror | None):  # type: ignore[no-untyped-def]
        one = given(tmp_path / "raw", tmp_path / folder, knowledge)
        return run_steps(replace(one, store=Store(tmp_path / folder, ALL, kept)))

    assert worked(run("one", mirror)) == [3, 3, 3]
    assert worked(run("two", mirror)) == [0, 0, 0]
    run("alone", None)
    assert stage_files(tmp_path / "one") == stage_files(tmp_path / "alone")
    manifest, parts = (tmp_path / "two" / "manifest.json").read_bytes(), objects(server, tmp_path.name)
    assert parts.pop("manifest.json") == manifest
    assert {name: data for name, data in parts.items() if not name.startswith("raw_files/")} == stage_files(tmp_path / "alone")


def test_files_that_are_no_parts_stay_where_they_are(far: Store, server: str, tmp_path: Path) -> None:
    client(server).put_object(Bucket="readouts", Key=f"{tmp_path.name}/photos/holiday.jpg", Body=b"a beach")
    with far.writing():
        far.write("samples", [Sample("a", 1)])
        far.write("samples", [Sample("b", 2)])
    assert "photos/holiday.jpg" in objects(server, tmp_path.name)


def test_a_manifest_that_names_a_path_outside_is_refused(far: Store, server: str, tmp_path: Path) -> None:
    body = b'{"format": 1, "tables": {"samples": {"contract": "", "parts": [[0, 0, "../../out-0123456789abcdef.parquet", 1, ""]]}}}'
    client(server).put_object(Bucket="readouts", Key=f"{tmp_path.name}/manifest.json", Body=body)
    with pytest.raises(MirrorError, match="is no manifest"):
        elsewhere(far, tmp_path).bring({"samples"})


def test_a_torn_manifest_is_one_line_and_the_local_one_stays(far: Store, server: str, tmp_path: Path) -> None:
    with far.writing():
        far.write("samples", [Sample("a", 1)])
    kept = (far.folder / "manifest.json").read_bytes()
    client(server).put_object(Bucket="readouts", Key=f"{tmp_path.name}/manifest.json", Body=kept[:20])
    with pytest.raises(MirrorError, match="remove it there"):
        far.bring({"samples"})
    assert (far.folder / "manifest.json").read_bytes() == kept


def test_a_whole_bucket_is_no_folder_of_our_own() -> None:
    with pytest.raises(MirrorError, match="names no folder of its own"):
        Mirror.at("s3://bucket?region=us-east-1")
