"""Who may open the files of a desk: one key, 32 bytes, and the ways to it in sleutels.json beside them."""
