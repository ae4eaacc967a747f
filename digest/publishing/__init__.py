"""From pages to the output folder: whole or not at all."""
