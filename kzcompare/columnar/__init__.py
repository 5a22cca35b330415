"""Readings in columns, as the cache keeps them: small, and made into records only where needed."""
