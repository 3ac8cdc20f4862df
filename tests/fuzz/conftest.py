"""Real inputs are made as other tests make them: a night with papers, workbooks by hand."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for name in ("papers", "roster") if (path := str(TESTS / name)) not in sys.path]
