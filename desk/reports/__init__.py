"""One report as its facts tell it: the state that decisions see, and the rows that people see."""
