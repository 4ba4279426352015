"""A second, deliberately naive implementation of the rules: it shares no code with the product.

It was written from the documents alone (DESIGN sections 2-6 and the command semantics), so that
a disagreement between the two is a finding about one of them, or about the documents.
"""
