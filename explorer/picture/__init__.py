"""What to draw, as plain data: positions, columns, words. Knows the model, no Panel and no Bokeh."""
