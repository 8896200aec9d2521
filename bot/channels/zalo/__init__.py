"""Zalo Official Account: so far only how a reply would look there; `outbound` is the first of the two translations.

The other one, the client and the tokens come with the channel itself.
"""

from bot.channels.zalo.outbound import Button, Headings, Outgoing, render

__all__ = ["Button", "Headings", "Outgoing", "render"]
