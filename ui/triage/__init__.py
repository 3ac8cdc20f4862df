"""The Triage screen: what waits for the triagist, with the summary of each report beside it."""
