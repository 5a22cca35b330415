"""What is found over all articles of a corpus, and how the cache keeps it to be looked up."""
