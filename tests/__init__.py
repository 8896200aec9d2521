"""The tests: each folder names what it proves; `dialogues/` is for counsellors to read."""
