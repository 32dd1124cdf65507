"""Prefect flows and the command line: thin shells over extraction and warehouse."""
