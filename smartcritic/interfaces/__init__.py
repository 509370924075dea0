"""Other programs' ways in: each file is one of them, and needs its package only when it is used."""
