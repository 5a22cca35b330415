"""Words as data: the tables of `data/` and the loader that checks them."""
