"""Finding articles by their words. Only what every visitor may read is indexed, so that no search tells what is behind a gate."""
