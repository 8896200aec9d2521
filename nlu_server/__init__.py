"""What runs inside Rasa's own environment (Python 3.10): our pipeline components and our channel.

Rasa reaches these by module path, from `config.yml` and `credentials.yml`. Nothing here may import what
the gateway's environment alone has; `bot.vietnamese` and `bot.intent_model` are shared on purpose.
"""
