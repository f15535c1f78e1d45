"""What the commands do; imported only when one runs, for these modules load the libraries."""
