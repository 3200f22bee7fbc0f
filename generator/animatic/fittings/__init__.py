"""What sets are furnished with. Each fitting is a function that puts itself on a `Scenery`."""
