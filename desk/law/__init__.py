"""The law as data (resources/law): who consents at which age, legal frames with who is called, the Meldcode."""
