"""Gradient descent: its Turns, the table of their numbers, and what may be said of them."""
