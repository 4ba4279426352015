"""What ``benchmarks/alla.py`` measures: each row beside its floor, peers and bar.

* ``korning``: a command run in a process of its own; several in turn, again and again.
* ``forlaga``: what is measured: ledgers of the mixed workload, its books for others, copies.
* ``prova``: rows of proving: ``verifiera``, seals, the Go program, ``intyg``.
* ``svara``: rows of answering: ``saldo``, as of a day and an event, the read model, the journal.
* ``skriva``: rows of recording: ``registrera``, a warm decision, ``importera``.
* ``program``: the floors and watchers that are programs in Python of their own.
"""
