"""The durable record: tables, and the archive ports that the core's stages ask for. Tables are storage, not the domain."""
