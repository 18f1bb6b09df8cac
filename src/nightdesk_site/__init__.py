"""The newsroom's site and desk: Django and Wagtail around the core."""
