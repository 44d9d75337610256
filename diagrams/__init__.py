"""Networks to files: pages, pictures, slides and data for other tools.

`write.write` chooses the format by the file's ending; `palette` gives every colour and shape.
"""
