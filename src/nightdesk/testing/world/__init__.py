"""A world of outlets on loopback, good ones and bad ones, as it stands at any moment: what they publish, change and withdraw is drawn
from a seed, so that all that a newsroom heard of it can be checked."""
