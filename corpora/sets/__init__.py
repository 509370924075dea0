"""Objectives with key results, labelled by two readers: what the rules on sets are learned from and measured on."""
