"""The parts of the Atlas: each composes queries, analysis and diagrams for one kind of answer."""
