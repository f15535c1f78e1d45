"""Work that outlives a request: kept in the library's directory, carried out in threads."""
