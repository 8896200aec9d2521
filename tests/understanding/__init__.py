"""Understanding: Rasa's client and callbacks over real HTTP, the fallback, what is trained on."""
