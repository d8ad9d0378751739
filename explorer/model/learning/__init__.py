"""What a program's own model says while it learns: asked all over, at many turns of one run."""
