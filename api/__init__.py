"""Every way in: the command line first."""
