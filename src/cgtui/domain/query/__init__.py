"""The filter language: what a filter says, read, printed and completed; what it finds is SQL.

``tree`` is what a filter says, ``fields`` what each kind of row can be asked, ``parsing`` reads a
text, ``showing`` prints one that reads the same, ``completing`` tells how a text can go on.
"""
