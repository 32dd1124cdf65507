"""Shapes only: articles, spans, figures, dates, places, actors and the four events. No I/O."""
