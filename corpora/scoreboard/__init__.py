"""How often critics of goals are right, by one protocol for this one and any other."""
