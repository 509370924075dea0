"""The questions that may be asked of a parse: which verb, which object, how it is delimited."""
