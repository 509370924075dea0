"""How the trained reader is made: `python -m corpora.reader.train`."""
