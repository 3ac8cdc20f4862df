"""What people type and what the screen says: numbers, births, names and times. Pure; typing never raises."""
