"""The grammar of reported figures: text in, figures with their spans out."""
