"""The doors of the server: who comes in, what a page may say, what every answer carries.

They stand around Panel's own server, so that `panel serve explorer/serve.py` has them too, from its first page on.
"""

from .guard import Allowance, stand, warn

__all__ = ["Allowance", "stand", "warn"]
