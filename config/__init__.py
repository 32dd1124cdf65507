"""Settings, lexicons and gazetteers: data in YAML, loaded once into typed objects."""
