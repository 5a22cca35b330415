"""Readings in columns, as the cache keeps them: smaller than records, and made only where needed."""
