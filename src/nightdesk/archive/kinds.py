"""English words by which the archive's lines tell of one kind of event, in all the forms in which they occur.

The names of the kinds are the values of `nightdesk.stories.model.EventKind`.
"""

from __future__ import annotations

_WORDS: dict[str, str] = {
    "attack": (
        "attack attacks attacked ambush ambushes ambushed bomb bombs bombed bombing bombings bomber bombers blast blasts "
        "explosion explosions gunmen gunman militants insurgents raid raids raided massacre massacres hijacking hijack "
        "seizure|suicide bomber"
    ),
    "shooting": "shooting shootings gunman gunmen|shot dead|opens fire|opened fire|open fire|mass shooting",
    "war": (
        "war airstrike airstrikes offensive offensives invasion invades invaded shelling shells missile missiles troops clashes "
        "battle ceasefire|air strike|air strikes|drone strike|drone strikes"
    ),
    "coup": "coup coups putsch junta mutiny|state of emergency|seizes power|seize power|martial law",
    "protest": (
        "protest protests protesters protestors demonstration demonstrations demonstrators riot riots rally rallies unrest strike strikes"
    ),
    "earthquake": "earthquake earthquakes quake quakes tremor aftershock aftershocks tsunami",
    "storm": (
        "storm storms hurricane hurricanes typhoon typhoons cyclone cyclones tornado tornadoes tornados blizzard blizzards "
        "superstorm windstorm hailstorm snowstorm thunderstorm thunderstorms"
    ),
    "flood": (
        "flood floods flooding flooded landslide landslides mudslide mudslides mudslides monsoon avalanche avalanches|flash "
        "flood|flash floods"
    ),
    "fire": "fire fires wildfire wildfires bushfire bushfires blaze blazes forest-fire",
    "eruption": "eruption eruptions erupts erupted volcano volcanoes volcanic lava",
    "crash": (
        "crash crashes crashed collision collisions collide collides collided derails derailed derailment capsizes capsized "
        "capsize sinks sinking sank shipwreck|plane crash"
    ),
    "crush": "stampede stampedes crush crushes crushed|crowd crush|human crush",
    "collapse": "collapse collapses collapsed|building collapse|bridge collapse|mine collapse",
    "outbreak": (
        "outbreak outbreaks epidemic epidemics pandemic cholera ebola measles influenza dengue polio virus cases vaccine "
        "vaccination malaria coronavirus covid|bird flu"
    ),
    "election": (
        "election elections elected re-elected reelected vote votes voted voters voting ballot referendum referendums runoff poll "
        "polls|run-off"
    ),
    "government": (
        "cabinet resigns resigned resignation inaugurated impeached impeachment|prime minister|sworn in|no confidence|new "
        "government|coalition government"
    ),
    "diplomacy": (
        "treaty treaties summit summits talks negotiations ambassador ambassadors sanctions agreement ceasefire diplomatic "
        "embassy bilateral|peace deal"
    ),
    "trial": (
        "trial trials sentenced sentences sentence convicted convicts conviction acquitted acquits verdict guilty court courts "
        "appeal indicted charged"
    ),
    "arrest": "arrest arrests arrested detained detains detain custody extradited extradition apprehended captured",
    "death": "dies died death funeral obituary|passes away|state funeral",
    "award": "award awards awarded prize prizes laureate laureates oscar oscars grammy medal winner wins",
    "sport": (
        "championship championships tournament final finals league olympics olympic medal medals match cup champion champions "
        "defeats defeat won wins title|world cup|grand prix|grand slam"
    ),
    "space": (
        "space spacecraft rocket rockets satellite satellites launch launches launched orbit astronaut astronauts lunar moon mars "
        "nasa asteroid"
    ),
    "science": ("scientists researchers discovery discovered discover study species fossil fossils telescope physicists research"),
    "economy": (
        "economy economic inflation bank banks tariff tariffs trade market markets shares stock stocks currency recession debt bankruptcy"
    ),
    "culture": "film films album museum festival music song artist book novel exhibition painting heritage religious",
}


def event_words(kind: str) -> tuple[str, ...]:
    """The words and phrases for a kind of event; none for a kind that has no words of its own ("other")."""
    singles, *phrases = _WORDS.get(kind, "").split("|")
    return (*singles.split(), *phrases)


def kinds() -> tuple[str, ...]:
    return tuple(_WORDS)
