"""Takes PySide6's hook off Python's `import`.

The hook serves `from __feature__ import ...`, which is not used here. For that it reads the source text of every module
that anything imports from then on, and keeps it: a tenth of a second and some 16 MB at each start. It also runs in
whichever thread imports, beside a window that paints.
"""

import builtins


def plain_imports() -> None:
    """Put Python's own `import` back; to be called once PySide6 is imported. Does nothing where no hook is."""
    hook = getattr(builtins, "__feature_import__", None)
    if hook is not None and builtins.__import__ is hook:
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]
