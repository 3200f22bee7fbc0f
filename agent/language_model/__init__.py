"""Plans by a language model, held to the words of the user."""
