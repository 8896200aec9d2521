"""Stand-ins for what the bot talks to, over real HTTP or in memory."""
