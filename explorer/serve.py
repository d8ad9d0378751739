"""`panel serve explorer/serve.py`: once per page load, one Explorer whose programs run in children of the server."""

from explorer.app import Explorer
from explorer.model.isolate import isolated
from explorer.model.run import run
from explorer.session import in_a_thread

Explorer(run=isolated(run), elsewhere=in_a_thread).serve()
