"""The small parts that windows and panels are made of: rows in, signals out, no knowledge of the core."""
