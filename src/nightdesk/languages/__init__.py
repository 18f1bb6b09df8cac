"""Reading dozens of languages: identify, split, numbers, dates, names, places."""
