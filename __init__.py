"""callsheet: plans videos from conversation and makes them.

The floors, from the top; a floor imports only from those below it:

    ui         shows events and collects words; decides nothing
    agent      decides; the only floor that knows LangGraph, a model provider and a database
    tools      the craft of film, as functions of a plan and its clips
    generator  makes pictures and sound; usable alone: plan in, mp4 out
    prompts    words only
"""

__version__ = "0.1.0"
