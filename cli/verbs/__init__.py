"""What ``liggare`` can be told to do: a verb a module, imported only when it is used."""
