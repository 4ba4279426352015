"""The forms that an answer is written in: they know cells, and nothing of what is in them."""
