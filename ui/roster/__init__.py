"""The Rooster screen: lanes per role and provider, who is on call now, and what wants attention."""
