"""Real desks without a window, at work on one store: the soak test, and where figures for sizing come from."""
