"""A conversation on Telegram: a whole gateway polling a fake Bot API server over HTTP."""
