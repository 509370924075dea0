"""How the choice of a goal's verb was learned."""
