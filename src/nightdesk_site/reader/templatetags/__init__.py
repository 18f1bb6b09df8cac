"""Tags for the reader's templates."""
