"""The animatic: draws and speaks a plan on a bare CPU."""
