"""What one command shows of a comparison: pure functions over the `Report`."""
