"""What `citewell doctor` looks at: one file for each group of checks; `diagnosis` runs them all."""
