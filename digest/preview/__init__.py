"""The local preview: watch, rebuild, reload."""
