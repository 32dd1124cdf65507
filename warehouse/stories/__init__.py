"""Events of one type in several articles → stories: one real event, many reports.

link.py runs the steps; terms, features and blocks describe an event; sql/ compares pairs; clusters and ids turn links
into stories that keep their ids; copies finds articles that share an agency's text; judge keeps what users decided.
"""
