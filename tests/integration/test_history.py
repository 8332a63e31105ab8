"""Each publication says what became of the meetings of the file that it replaced."""

from datetime import date

import duckdb
import pytest

from pipelines.warehouse import contents_hash
from tests.parts import part_of_sql
from tests.rows import page, party, resolved, together, told

PAIR = [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]
DAY = date(2020, 1, 1)


@pytest.fixture(scope="module")
def sql():
    return part_of_sql("report.changes", "meeting_now")


def world(homes, **values):
    """Reports r1, r2, ... each on a page of its own, and the meeting that each tells of; values by meeting."""
    parts = [together(page(f"d-{report}"), told(report, f"d-{report}", meeting, PAIR)) for report, meeting in homes.items()]
    for meeting in sorted(set(homes.values())):
        plain = {"held_on": DAY, "held_edtf": "2020-01-01"}
        parts.append(resolved(meeting, PAIR, **{**plain, **values.get(meeting, {})}))
    return together(*parts)


@pytest.fixture
def after(built, tmp_path):
    """``after(world, world, ...)`` publishes one after the other and returns the last one's changes."""

    def publish(*worlds):
        for rows in worlds:
            assert built(**rows).published
        return ask(tmp_path, "SELECT event, former_meeting_id, meeting_id FROM report.changes ORDER BY event_no")

    return publish


def ask(folder, query):
    with duckdb.connect(str(folder / "readouts.duckdb"), read_only=True) as db:
        return db.execute(query).fetchall()


def test_a_first_publication_has_nothing_to_compare_with(after, tmp_path):
    assert after(world({"r1": "m1"})) == []
    assert ask(tmp_path, "SELECT publication_no, event_no, event FROM star.meeting_id_history") == [(1, 0, "published")]


def test_the_same_pages_again_change_nothing_but_the_count(after, tmp_path):
    assert after(world({"r1": "m1"}), world({"r1": "m1"})) == []
    assert ask(tmp_path, "SELECT publication_no, event FROM star.meeting_id_history ORDER BY ALL") == [(1, "published"), (2, "published")]


def test_meetings_come_and_go(after):
    changes = after(world({"r1": "m1", "r2": "m2"}), world({"r2": "m2", "r3": "m3"}))
    assert sorted(changes, key=repr) == [("added", None, "m3"), ("removed", "m1", None)]


def test_meetings_are_merged_and_split(after):
    apart, one = world({"r1": "m1", "r2": "m2"}), world({"r1": "m1", "r2": "m1"})
    assert after(apart, one) == [("merged", "m2", "m1")]
    assert after(apart) == [("split", "m1", "m2")]


def test_a_report_that_moves_over_regroups_two_meetings(after):
    before = world({"r1": "m1", "r2": "m1", "r3": "m2"})
    assert after(before, world({"r1": "m1", "r2": "m2", "r3": "m2"})) == [("regrouped", "m1", "m2")]


def test_a_meeting_of_another_day_has_another_id_and_says_both(after, tmp_path):
    later = {"held_on": date(2020, 1, 2), "held_edtf": "2020-01-02"}
    assert after(world({"r1": "m1"}), world({"r1": "m9"}, m9=later)) == [("redated", "m1", "m9"), ("renamed", "m1", "m9")]
    assert ask(tmp_path, "SELECT value_before, value_after FROM report.changes WHERE event = 'redated'") == [("2020-01-01", "2020-01-02")]


def sentence(report, meeting, *names, at=0):
    """A report of one sentence of page d, and its meeting."""
    parties = [party(n, *name.split(":")) for n, name in enumerate(names)]
    values = {"held_on": DAY, "held_edtf": "2020-01-01"}
    return together(told(report, "d", meeting, parties, char_start=at, char_end=at + 4), resolved(meeting, parties, **values))


def test_a_person_who_is_listed_now_renames_a_meeting_that_is_told_in_the_same_sentence(after, tmp_path):
    text = page("d", text="They met. They met again.")
    before = together(text, sentence("r1", "m1", "Wang Yi:CN", "A Lahtinen:FI"))
    now = together(text, sentence("r9", "m9", "Wang Yi:CN", "Aino Lahtinen:FI"))
    assert after(before, now) == [("changed", "m1", "m9"), ("renamed", "m1", "m9")]
    assert ask(tmp_path, "SELECT meeting_id FROM meeting_now('m1')") == [("m9",)]


def test_of_several_meetings_in_a_sentence_each_is_followed_by_the_names_of_its_parties(after):
    text = page("d", text="They met. They met again.")
    before = together(text, sentence("r1", "m1", "Wang Yi:CN", "A B:FI"), sentence("r2", "m2", "Wang Yi:CN", "C D:SE"))
    now = together(text, sentence("r3", "m3", "Wang Yi:CN", "Aa B:FI"), sentence("r4", "m4", "Wang Yi:CN", "Cc D:SE"))
    changes = after(before, now)
    assert [change for change in changes if change[0] != "changed"] == [("renamed", "m1", "m3"), ("renamed", "m2", "m4")]


def test_another_sentence_of_the_page_or_another_pair_is_another_meeting(after):
    text = page("d", text="They met. They met again.")
    before = together(text, sentence("r1", "m1", "Wang Yi:CN", "A B:FI"))
    assert sorted(after(before, together(text, sentence("r2", "m2", "Wang Yi:CN", "A B:FI", at=10))), key=repr) == [
        ("added", None, "m2"),
        ("removed", "m1", None),
    ]
    assert sorted(after(together(text, sentence("r3", "m3", "X Y:CL", "Z A:PE", at=10))), key=repr) == [
        ("added", None, "m3"),
        ("removed", "m2", None),
    ]


def version(document, *meetings, url="https://mfa.example/bonn", **more):
    """A page at an address as it stood once: the meetings that it tells of, each with its day and parties."""
    parts = [page(document, text="They met. They met again.", url=url, **more)]
    for n, (meeting, day, parties) in enumerate(meetings):
        spans = {"char_start": 10 * n, "char_end": 10 * n + 4}
        parts += [told(f"{document}-{n}", document, meeting, parties, **spans), resolved(meeting, parties, held_on=day, held_edtf=str(day))]
    return together(*parts)


OTHER_DAY, OTHERS = date(2020, 1, 2), [party(0, "Wang Yi", "CN"), party(1, "Anna Muster", "DE")]


@pytest.mark.parametrize("url", ["https://mfa.example/bonn", None], ids=["address", "place"])
def test_a_meeting_goes_on_where_its_page_was_edited_to_tell_of_another_day(after, tmp_path, url):
    before, now = version("d1", ("m1", DAY, PAIR), url=url), version("d2", ("m9", OTHER_DAY, PAIR), url=url)
    for rows in (before, now):
        rows["documents"] = [rows["documents"][0]._replace(raw_path="page.txt")]
    assert after(before, now) == [("redated", "m1", "m9"), ("renamed", "m1", "m9")]
    assert ask(tmp_path, "SELECT meeting_id FROM meeting_now('m1')") == [("m9",)]


def test_an_edited_page_that_tells_of_other_parties_or_of_several_new_meetings_is_not_followed(after):
    before = version("d1", ("m1", DAY, PAIR))
    for now in (
        version("d2", ("m9", OTHER_DAY, OTHERS)),
        version("d2", ("m9", OTHER_DAY, PAIR), url="https://mfa.example/berlin"),
        version("d2", ("m8", OTHER_DAY, PAIR), ("m9", date(2020, 1, 3), PAIR)),
    ):
        assert "renamed" not in {event for event, _, _ in after(before, now)}


def test_a_page_that_was_fetched_again_beside_its_old_version_takes_nothing_away(after):
    before, later = version("d1", ("m1", DAY, PAIR)), version("d2", ("m9", OTHER_DAY, PAIR))
    assert after(before, together(before, later)) == [("added", None, "m9")]


def test_a_meeting_that_is_gone_keeps_its_day_and_parties_in_the_changes(after, tmp_path):
    after(world({"r1": "m1"}), world({"r2": "m2"}))
    assert ask(tmp_path, "SELECT event, held_on, participants FROM report.changes ORDER BY event") == [
        ("added", DAY, "Sergey Lavrov, Wang Yi"),
        ("removed", DAY, "Sergey Lavrov, Wang Yi"),
    ]


def test_the_history_of_a_file_from_before_a_column_was_remembered_goes_on(after, tmp_path):
    after(world({"r1": "m1"}), world({"r2": "m2"}))
    with duckdb.connect(str(tmp_path / "readouts.duckdb")) as db:
        db.execute("ALTER TABLE star.meeting_id_history DROP participants; ALTER TABLE star.fct_document DROP raw_path")
    assert sorted(after(world({"r3": "m3"})), key=repr) == [("added", None, "m3"), ("removed", "m2", None)]
    assert ask(tmp_path, "SELECT publication_no, participants FROM star.meeting_id_history WHERE event = 'removed' ORDER BY ALL") == [
        (2, None),
        (3, "Sergey Lavrov, Wang Yi"),
    ]


def test_every_other_attribute_is_compared(after, tmp_path):
    new = {"mode": "phone", "city": "Bonn", "country": "DE", "date_status": "agreed", "forum": "A Forum"}
    after(world({"r1": "m1"}), world({"r1": "m1"}, m1=new))
    assert ask(tmp_path, "SELECT event, attribute, value_before, value_after FROM report.changes ORDER BY attribute") == [
        ("changed", "date_status", "single", "agreed"),
        ("changed", "forum", None, "A Forum"),
        ("changed", "mode", "in_person", "phone"),
        ("changed", "place", None, "Bonn"),
    ]


def test_an_old_id_is_followed_through_all_publications(after, tmp_path):
    after(
        world({"r1": "m1", "r2": "m2"}), world({"r1": "m3", "r2": "m3"}), world({"r1": "m4", "r2": "m4"}), world({"r1": "m5", "r2": "m6"})
    )
    assert ask(tmp_path, "SELECT meeting_id FROM meeting_now('m1')") == [("m5",), ("m6",)]
    assert ask(tmp_path, "SELECT DISTINCT publication_no FROM star.meeting_id_history ORDER BY ALL") == [(1,), (2,), (3,), (4,)]


def test_an_id_that_nothing_follows_is_said_to_be_gone_or_never_known(after, tmp_path):
    after(world({"r1": "m1", "r2": "m2"}), world({"r2": "m2"}))
    fates = [ask(tmp_path, f"SELECT meeting_id, split_part(fate, ':', 1) FROM meeting_now('{cited}')") for cited in ("m1", "m2", "m3")]
    assert fates == [[(None, "gone")], [("m2", "in this file")], [(None, "never known")]]


def test_the_history_is_no_part_of_the_hash_of_the_contents(after, tmp_path):
    after(world({"r1": "m1"}))
    first = contents_hash(tmp_path / "readouts.duckdb")
    after(world({"r1": "m1", "r2": "m2"}), world({"r1": "m1"}))
    assert contents_hash(tmp_path / "readouts.duckdb") == first
    assert not {"star.meeting_id_history", "report.changes"} & first.keys()


def test_a_file_of_another_make_is_replaced_and_not_compared_with(after, tmp_path):
    with duckdb.connect(str(tmp_path / "readouts.duckdb")) as db:
        db.execute("CREATE SCHEMA star; CREATE TABLE star.fct_meeting AS SELECT 'm0' AS meeting_id")
    assert after(world({"r1": "m1"})) == []
    (tmp_path / "readouts.duckdb").unlink()
    (tmp_path / "readouts.duckdb").write_bytes(b"no database")
    assert after(world({"r1": "m1"})) == []
