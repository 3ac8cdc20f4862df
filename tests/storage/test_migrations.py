"""Versions of the three files: today's is what the tables say, older is upgraded, newer refused, unreadable kept."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desk.errors import SurroundingsFailed
from desk.storage import aside, files
from desk.storage.files import HEADS, IntegrityError, Opened, connect, prepare
from desk.storage.tables import METADATA
from desk.storage.upgrade import engine, scripts

STAMP = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
KINDS = sorted(HEADS)
FACT = "zeroblob(16), zeroblob(16), 1, 'report', zeroblob(16), 'x', 1, '', 0, 0, zeroblob(0), x'00', x'00', x'00'"
NAMES = "id, desk, seq, kind, subject, type, version, author, happened_at, recorded_at, replaces, profile"
ROW = f"INSERT INTO fact ({{0}} {NAMES}, digest, signature {{1}}) VALUES ({{2}} {FACT} {{3}})"


def made(path: Path, kind: str) -> Opened:
    return prepare(path, kind, STAMP)


def put_a_fact(path: Path, kind: str) -> None:
    connection = connect(path)
    agreed = ("position,", ", chain", "1,", ", zeroblob(32)") if kind != "journal" else ("", "", "", "")
    connection.execute(ROW.format(*agreed))
    connection.close()


def version_of(path: Path) -> str:
    connection = connect(path)
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_make_exactly_the_tables_that_the_program_uses(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    assert made(path, kind) == Opened(fresh=True, notices=())
    opened = engine(lambda: connect(path))
    with opened.connect() as connection:

        def ours(_: object, name: str | None, type_: str, *rest: object) -> bool:
            return type_ != "table" or not str(name).startswith(("search", "alembic_version"))

        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, METADATA[kind]) == []
    opened.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_the_version_the_program_expects_is_the_last_step_there_is(kind: str) -> None:
    _, steps = scripts(kind, files._STEPS)
    assert steps.get_heads() == [HEADS[kind]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_today_opens_without_a_word(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    assert made(path, kind) == Opened(fresh=False, notices=())
    assert sorted(part.name for part in tmp_path.iterdir()) == [path.name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("act", ["UPDATE fact SET author = 'x'", "DELETE FROM fact", "DELETE FROM fact WHERE seq = 1"])
def test_a_fact_that_stands_is_never_changed_or_deleted(kind: str, act: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    put_a_fact(path, kind)
    connection = connect(path)
    with pytest.raises(IntegrityError, match="append-only"):
        connection.execute(act)
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_for_its_owner_only(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_a_newer_program_is_refused_by_name_and_left_alone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    put_a_fact(path, kind)
    connection = connect(path)
    connection.execute("UPDATE alembic_version SET version_num = 'z9999'")
    connection.close()
    with pytest.raises(SurroundingsFailed) as refused:
        made(path, kind)
    assert str(path) in str(refused.value)
    assert "nieuwere Nachtwacht" in str(refused.value)
    assert version_of(path) == "z9999"
    assert [part.name for part in tmp_path.iterdir() if "voor" in part.name or "onleesbaar" in part.name] == []


STEP = '''"""A later version, for a test."""
from alembic import op
import sqlalchemy as sa
revision = "{after}"
down_revision = "{before}"
def upgrade():
    op.add_column("meta" if {meta} else "fact", sa.Column("later", sa.Integer()))
    {more}
'''


def next_version(room: Path, kind: str, more: str = "pass") -> tuple[Path, str]:
    """Steps as a later program would have them: today's and one more."""
    steps = room / "a folder 100% later" / "migrations"
    shutil.copytree(Path(files.__file__).parent / "migrations", steps)
    after = f"{HEADS[kind][0]}{int(HEADS[kind][1:]) + 1:04}"
    text = STEP.format(after=after, before=HEADS[kind], meta=kind != "store", more=more)
    (steps / kind / f"{after}.py").write_text(text, encoding="utf-8")
    return steps, after


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_file_is_copied_aside_and_then_upgraded(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    put_a_fact(path, kind)
    steps, after = next_version(tmp_path, kind)
    opened = prepare(path, kind, STAMP, steps=steps, head=after)
    assert version_of(path) == after
    (copy,) = tmp_path.glob("*.voor-*")
    assert copy.name == f"{kind}.db.voor-{HEADS[kind]}-20261121-024000"
    assert copy.stat().st_mode & 0o077 == 0
    assert opened == Opened(False, (f"{kind}.db is bijgewerkt; de vorige vorm staat in {copy.name}.",))
    assert version_of(copy) == HEADS[kind]
    for each in (path, copy):
        connection = connect(each)
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (1,)
        connection.close()


def test_a_second_upgrade_in_the_same_second_does_not_overwrite_the_first_copy(tmp_path: Path) -> None:
    steps, after = next_version(tmp_path, "store")
    for name in ("one", "two"):
        path = tmp_path / "store.db"
        made(path, "store")
        put_a_fact(path, "store")
        prepare(path, "store", STAMP, steps=steps, head=after)
        path.rename(tmp_path / name)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
    assert len(list(tmp_path.glob("store.db.voor-*"))) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_upgrade_that_fails_halfway_leaves_the_file_as_it_was_and_says_so(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.db"
    made(path, kind)
    put_a_fact(path, kind)
    steps, after = next_version(tmp_path, kind, "op.execute('INSERT INTO nergens VALUES (1)')")
    with pytest.raises(SurroundingsFailed) as failed:
        prepare(path, kind, STAMP, steps=steps, head=after)
    assert str(path) in str(failed.value)
    assert "kan niet worden gelezen of geschreven" in str(failed.value)
    assert version_of(path) == HEADS[kind]
    assert made(path, kind) == Opened(fresh=False, notices=())
    connection = connect(path)
    assert "later" not in [row[1] for row in connection.execute("PRAGMA table_info(meta)")]
    assert "later" not in [row[1] for row in connection.execute("PRAGMA table_info(fact)")]
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (1,)
    connection.close()


def garbage(path: Path) -> None:
    path.write_bytes(b"this was a database once" * 500)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def another_program(path: Path) -> None:
    connection = connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def torn_schema(path: Path) -> None:
    made(path, "journal")
    connection = connect(path)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABEL' WHERE name = 'fact'")
    connection.close()


def broken_page_with_a_mark(path: Path) -> None:
    made(path, "journal")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    path.write_bytes(content)
    aside.mark(path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spoil", [garbage, zeros, another_program, torn_schema, broken_page_with_a_mark])
def test_an_unreadable_file_is_set_aside_whole_and_said_and_a_new_one_stands_in_its_place(
    kind: str, spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.db"
    spoil(path)
    path.with_name(path.name + "-wal").touch()
    before = path.read_bytes()
    opened = made(path, kind)
    assert opened.fresh
    (aside_file,) = (part for part in tmp_path.glob("*.onleesbaar-*") if not part.name.endswith(("-wal", "-shm")))
    assert aside_file.read_bytes() == before
    (notice,) = opened.notices
    assert aside_file.name in notice
    assert path.name in notice
    assert "waarschuw de beheerder" in notice
    assert made(path, kind) == Opened(fresh=False, notices=())


def test_the_write_ahead_log_goes_aside_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    garbage(path)
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).write_bytes(b"the last minutes")
    aside_name = f"{aside.set_aside(path, STAMP).name}"
    assert sorted(part.name for part in tmp_path.iterdir()) == [aside_name, aside_name + "-shm", aside_name + "-wal"]


def test_a_marked_file_that_turns_out_well_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    made(path, "journal")
    put_a_fact(path, "journal")
    aside.mark(path)
    assert made(path, "journal") == Opened(fresh=False, notices=())
    assert not aside.is_marked(path)


def test_a_folder_that_is_gone_is_said_with_the_file_that_wanted_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="Controleer of de map bestaat") as failed:
        made(tmp_path / "gone" / "journal.db", "journal")
    assert "journal.db" in str(failed.value)


def test_a_file_that_is_a_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal.db").mkdir()
    with pytest.raises(SurroundingsFailed, match="kan niet worden gelezen of geschreven"):
        made(tmp_path / "journal.db", "journal")
    assert (tmp_path / "journal.db").is_dir()
