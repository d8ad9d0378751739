"""Program -> graph -> timeline: frozen plain Python. Knows nothing of how any of it is drawn."""
