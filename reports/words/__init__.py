"""What fields and states are called; positions are called as the rules call them (``I_ORD``)."""
