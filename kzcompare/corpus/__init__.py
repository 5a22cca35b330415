"""First stage: paths to articles, with every paragraph marked as article text or furniture."""
