"""What was worked out before, by what it was made from: no work is done twice."""
