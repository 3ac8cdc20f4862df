"""Runs the steps between the versions of a file: the only user of SQLAlchemy and alembic, and imported only then.

Everything that is read and written at work is a handful of fixed statements on bare connections: building them anew at
each answer costs more than carrying them out, and importing what builds them a quarter of a second at each start.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from desk.errors import SurroundingsFailed

Connect = Callable[[], Any]
"""Opens the file that is to be upgraded: `desk.storage.files.connect`."""


def engine(connect: Connect) -> Engine:
    """A SQLAlchemy engine over one connection of the same driver; its transactions take the write lock at once."""
    made = create_engine("sqlite://", module=sqlite, creator=connect, poolclass=StaticPool)

    @event.listens_for(made, "begin")
    def begin_immediate(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def scripts(kind: str, steps: Path) -> tuple[Config, ScriptDirectory]:
    """The steps for files of `kind` in the folder `steps`."""
    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("version_locations", str(steps / kind).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config, ScriptDirectory.from_config(config)


def refuse_newer(path: Path, kind: str, version: str, steps: Path) -> None:
    """Raises SurroundingsFailed for a version that is not among the steps."""
    _, known = scripts(kind, steps)
    if version not in {script.revision for script in known.walk_revisions()}:
        raise SurroundingsFailed(
            f"{path}: is geschreven door een nieuwere Nachtwacht (versie {version}). "
            "Start de nieuwere versie, of kies een andere map."
        )


def upgrade(connect: Connect, kind: str, steps: Path) -> None:
    """Run the missing steps; all of them and the note that they ran share one transaction. Raises DatabaseError."""
    config, _ = scripts(kind, steps)
    made = engine(connect)
    try:
        with made.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except DBAPIError as error:
        # What the file said: callers know no SQLAlchemy.
        raise error.orig if isinstance(error.orig, sqlite.DatabaseError) else error from error
    finally:
        made.dispose()
