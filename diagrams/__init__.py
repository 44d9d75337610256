"""Networks to files that people open: pages, pictures, slides, tables."""
