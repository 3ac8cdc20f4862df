"""How the desk looks and sounds: the tokens of the design as data, and the one place that puts them on screen."""
