"""What can be seen of the time after the decision: frozen rows for its panels and screens, as `desk.rows`.

Instants are UTC datetimes; words are Dutch, ready to show.
"""
