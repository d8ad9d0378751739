"""Predictions: what is asked, what slips would make of it, and what a typed answer says of its author."""
