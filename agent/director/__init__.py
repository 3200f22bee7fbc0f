"""The Director: plans with no network, no key and no model, in milliseconds, always the same."""
