"""Fifth stage: claims of all sources to rows of claims on one proposition."""
