"""Who saw what (NEN 7513): what counts as one look, and the rows, words and export of it. Pure."""
