"""Why a file is not read."""


class Unreadable(Exception):
    """A file that is not read; ``str()`` says what is wrong with it and what to do."""
