"""What the mender of grammar learned from unlabelled English."""
