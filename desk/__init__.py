"""The core of the desk: facts, decisions, journal, store and what can be seen. Never imports Qt."""
