"""What other rooms show of challenges."""
