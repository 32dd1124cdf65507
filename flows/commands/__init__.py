"""One module per command: options in, a pure function called, its answer on the screen.

Heavy libraries are imported inside the commands that need them: `dateline --help` must not wait for Prefect.
"""
