"""Goals with the measures that fit them, and the recipe of what ranks measures."""
