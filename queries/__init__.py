"""One question, one .cypher file; catalogue.py reads them."""
