"""What an editor wants told about the content."""
