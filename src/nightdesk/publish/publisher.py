"""What the publisher wrote down in `newsroom/publisher.toml`: name, mark, colours, languages, and what membership costs."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from nightdesk.foundation.written import read_written

_COLOUR = "^#[0-9a-fA-F]{6}$"


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Price(_Written):
    """`amount` is in the currency's smallest unit; `currency` is its ISO 4217 code in small letters."""

    amount: int = Field(gt=0)
    currency: str = Field(pattern="^[a-z]{3}$")


class Plan(Price):
    name: str = Field(pattern="^[a-z0-9-]{1,40}$")
    label: str
    every: Literal["month", "year"]


class Contributions(_Written):
    currency: str = Field(pattern="^[a-z]{3}$")
    amounts: tuple[int, ...] = Field(min_length=1)
    least: int = Field(gt=0)
    most: int = Field(gt=0)


class Institution(_Written):
    """Who reads from one of `networks` (192.0.2.0/24, 2001:db8::/32) reads as a member."""

    name: str
    networks: tuple[str, ...] = Field(min_length=1)

    @field_validator("networks")
    @classmethod
    def _networks_are_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            ip_network(network)
        return networks


class Colours(_Written):
    """Of the site, as #rrggbb: paper and ink, the lamp that marks what can be pressed, and the night behind the members' part."""

    paper: str = Field("#faf7f1", pattern=_COLOUR)
    ink: str = Field("#1a2130", pattern=_COLOUR)
    lamp: str = Field("#8a4b06", pattern=_COLOUR)
    night: str = Field("#16202f", pattern=_COLOUR)
    dark_paper: str = Field("#10151f", pattern=_COLOUR)
    dark_ink: str = Field("#ebe6db", pattern=_COLOUR)
    dark_lamp: str = Field("#f0b65f", pattern=_COLOUR)


class Publisher(_Written):
    """Who publishes. `mark` names an SVG in the newsroom's folder. The first of `languages` is the interface's own; readers whose browsers
    ask for another of them get that one. `free_openings` is how many articles a free account may open whole in a month; 0 for none.
    `hub` is told of what is new in the feeds (WebSub), and tells who subscribed to them there."""

    name: str = "Nightdesk"
    motto: str = ""
    mark: str = Field("", pattern=r"^([\w-]+\.svg)?$")
    languages: tuple[Literal["en", "es", "fr", "ar", "ur"], ...] = Field(("en", "es", "fr", "ar", "ur"), min_length=1)
    colours: Colours | None = None
    plans: tuple[Plan, ...] = ()
    contributions: Contributions | None = None
    free_openings: int = Field(0, ge=0)
    institutions: tuple[Institution, ...] = ()
    hub: str = Field("", pattern=r"^(https?://\S{3,500})?$")

    @model_validator(mode="after")
    def _plans_have_names_of_their_own(self) -> Publisher:
        if len({plan.name for plan in self.plans}) != len(self.plans):
            raise ValueError("two plans have the same name")
        return self

    def plan(self, name: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.name == name), None)


def read_publisher(file: Path) -> Publisher:
    """What is written there; nothing is for sale where there is no such file. Raises BadInput saying what is wrong in it."""
    return read_written(Publisher, file) if file.exists() else Publisher()
