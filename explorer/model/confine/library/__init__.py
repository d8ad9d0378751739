"""Modules of Python's standard library as programs see them: harmless names alone, counted, made anew for each run."""
