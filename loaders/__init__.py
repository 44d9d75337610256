"""Files to records; imports graph.schema and graph.records, never the store."""
