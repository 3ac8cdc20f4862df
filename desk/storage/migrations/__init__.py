"""The steps between versions of the three files, run by alembic through `desk.storage.files`."""
