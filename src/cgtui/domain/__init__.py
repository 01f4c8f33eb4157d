"""What is true of customer groups, whatever stores or shows them: standard library only, no clock, no file."""
