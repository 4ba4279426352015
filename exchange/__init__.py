"""The formats of others, in and out.

``lists`` reads spreadsheets and text with separators, which ``parsing`` parses in a process of its
own; ``behovsindex`` reads measured values of an index; ``sniffer`` tells what a file is.
"""
