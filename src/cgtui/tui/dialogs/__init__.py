"""Questions put to the user: each a modal screen that answers whoever opened it."""
