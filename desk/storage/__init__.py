"""Three SQLite files: their tables, how they are opened, and the steps between their versions."""
