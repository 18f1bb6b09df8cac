"""Words by which news tells of each kind of event, one file for each language in `events/`, for anybody to correct.

`attack = "bomb*, !ambush*, *angriff"`: cues between commas. A cue stands at the beginning of a word; `*` after it allows any ending, `*`
before it any beginning (for languages that join words); `!` marks a cue that tells the kind nearly by itself.
"""
