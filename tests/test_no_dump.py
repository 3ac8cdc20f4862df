"""A crash leaves no copy of memory on the disk: names, sentences and the key stand there."""

import subprocess
import sys

import pytest

_ASK = """
import ctypes, resource, sys
from {module} import main
sys.argv = ["nachtwacht", "--geen-optie"]
main()
dumps = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print(resource.getrlimit(resource.RLIMIT_CORE)[0], dumps)
"""


@pytest.mark.parametrize("module", ["ui.main", "desk.admin.main"])
def test_whatever_is_started_leaves_no_core(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK.format(module=module)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 0"
