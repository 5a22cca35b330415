"""Sentences to vectors by a neural encoder, where the user has one: nothing is downloaded."""
