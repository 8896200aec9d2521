"""La Bàn: a career-counselling assistant for Vietnamese pupils and their parents.

Start reading at `bot.dialogue.turn`, the function that decides what is said, then follow
`docs/message-flow.md` outwards. `bot.bootstrap` is the only module that knows every other.
"""
