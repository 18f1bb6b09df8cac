"""Items about one event: link, merge, split, and what each item adds."""
