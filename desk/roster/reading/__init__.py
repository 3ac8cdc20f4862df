"""Roster files of every kind become rows that can be planned: workbooks, text with separators, calendars, grids."""
