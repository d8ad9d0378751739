"""What guards the server: who comes in, what a page may say, what every answer carries.

They stand around Panel's own server, so `panel serve explorer/serve.py` has them too, from its first page on.
"""

from .guards import Allowance, install_guards, warn

__all__ = ["Allowance", "install_guards", "warn"]
