"""Puts this folder on the path, so that tests of every part can share what is made here; no property is about speed."""

from hypothesis import HealthCheck, settings
from keyed import use_key_file

use_key_file()

# A machine that does something else besides is slow, and not wrong.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")
