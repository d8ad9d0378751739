"""Processes that run programs for the server: how they start, what they may do, how they answer."""
