"""What is true of customer groups, whatever stores or shows them: no clock, no file."""
