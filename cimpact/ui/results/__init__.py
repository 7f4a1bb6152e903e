"""Results pages: a module per page, what stands around them all, what is read and drawn once."""
