"""The window: the only importer of PySide6. Knows the core by one door, `desk.desk.Desk`."""
