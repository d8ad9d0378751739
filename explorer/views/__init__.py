"""Panel and Bokeh live here and nowhere else: each view reads the store on the page and draws."""
