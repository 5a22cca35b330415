"""How well the program reads and compares, measured on hand-made gold; see README.md here."""
