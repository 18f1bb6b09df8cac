"""How the site is put together: settings, addresses, the web server's entry."""
