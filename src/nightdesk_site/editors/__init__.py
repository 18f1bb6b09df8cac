"""The desk in Wagtail's admin: drafts with their evidence; publish, hold, spike."""
