"""Who may see and do what: the rights table, accounts, sessions (issue 6)."""
