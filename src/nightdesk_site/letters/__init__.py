"""Letters: composed from what is published, edited by a person if they like, sent to each reader once."""
