"""The HTTP face of the critic and its playground page. It has no logic of its own: it reads requests, asks the critic, writes answers."""
