"""Puts this folder on the path, so that tests of every part can share what is made here."""
