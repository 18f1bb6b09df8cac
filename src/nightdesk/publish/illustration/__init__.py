"""A picture composed from what a story is: where, when, how large, whose beat. Never a photograph, never a person."""

from .model import Picture, Scene
from .picture import compose

__all__ = ["Picture", "Scene", "compose"]
