"""The deadline engine: which promises ring, and whom to call when nobody kept them."""
