"""What is said, and by whom: figures, quotations, attributions; agreement, conflict, and the history of a figure."""
