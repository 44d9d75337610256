"""What a node and an edge are, and where they live."""
