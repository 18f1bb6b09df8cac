"""What the publisher set up in `publisher.toml`, shown at the desk as the file stands, with what is wrong in it."""
