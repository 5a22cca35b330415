"""Second stage: articles to parsed sentences, quotation marks and mentions of actors."""
