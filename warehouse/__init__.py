"""Events → DuckDB. The only room that knows DuckDB and SQLAlchemy."""
