"""The room where hubs call: they ask whether we meant to subscribe, and tell that a source has news (WebSub)."""
