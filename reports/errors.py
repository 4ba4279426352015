"""What can be wrong with how an answer is asked for."""


class DoesNotFit(Exception):
    """An answer cannot be written in the form asked for."""
