"""The columns of the window: reports at the left, the call in the middle, where to go at the right."""
