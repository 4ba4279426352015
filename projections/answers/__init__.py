"""What can be asked of the events, now or as of a date, a time or an event; a module a question.

* ``saldo``: balances. ``poster``: the moves that one is the sum of.
* ``journal``: the events in order. ``avvikelser``: what does not add up.
* ``attester``: what lacks an attest, and who may give one.
* ``rakenskapsar``: a year of the city's books. ``ram``: what växlingar give and take for good.
* ``dimensioner``: balances split by insats, area and the like. ``behov``: the need beside them.
* ``marginaler``, ``intyg``: how near to zero everything has been, and the certificate of it.
* ``historik``: what a picture of a pott keeps the same at every moment of it.
* ``kedja``: corrections, attests and other links between events.
* ``bevakning``: what waits for whom. ``saknat``: what of it lacks an attest or a decision's part.
"""
