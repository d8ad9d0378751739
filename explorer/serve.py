"""`panel serve explorer/serve.py`: once per page load, one Explorer whose programs run in children of the server."""

from explorer.app import Explorer
from explorer.doors import stand, warn
from explorer.model.isolate import isolated
from explorer.model.run import run
from explorer.session import in_a_thread

if stand():  # at the first page only, and not where the server has done so itself
    warn()
programs = isolated(run)
programs.start()  # the children's parent is warm by the time the page asks for its first run
Explorer(run=programs, elsewhere=in_a_thread).serve()
