"""What a user can do with a ledger: the one door of all that lies below (D1).

* ``asking``: questions, from one snapshot of the ledger. ``recording``: commands, files of them.
* ``proving``: what is signed, proved, compared and verified.
* ``actors``: who records. ``auditing``: reading somebody else's. ``files``: plain files.

No face of the program is known here: what is to be shown is handed back or told to a watcher.
"""
