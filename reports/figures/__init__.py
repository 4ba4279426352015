"""Pictures of answers, as SVG: pure functions of the answer and of where its parts lead.

* ``sankey``: where the money of a pott went. ``marginal``: how near to zero a balance has been.
* ``flows``: the money of a pott as three columns of the same sum. ``places``: where they stand.
* ``drawing``: draws them. ``axes``: those of a line. ``foot``: what is said below a picture.
* ``looks``: the colour and pattern of each state. ``thinning``: a long line as a short one.
* ``svg``: what the pictures share: elements, links, amounts.
"""
