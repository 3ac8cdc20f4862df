"""The desk against what the computer itself can do: medians, both sides in one run, alternating."""
