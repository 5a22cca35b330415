"""Fourth stage: mentions of all articles to actors, and the dossier of one actor."""
