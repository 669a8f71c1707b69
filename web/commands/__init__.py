"""One module a command of `hongfan`: parse, call one function, print. Imported only when the command runs."""
