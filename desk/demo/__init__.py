"""A night in progress, for `--demo` and pictures: fictional people, real commands."""
