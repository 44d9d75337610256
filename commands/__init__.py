"""The commands of the script, one subject a file; each only calls the Atlas and prints."""
