"""Raw article → events. Pure: no database, no scheduler."""
