"""What a user can do, one function a verb, whichever front end asks."""
