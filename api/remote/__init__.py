"""The command line against a server; `server.open_server` connects to one."""
