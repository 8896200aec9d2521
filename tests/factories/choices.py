"""Buttons that lead the same way wherever they stand."""

from bot.conversations import Choice

HANDOFF = Choice("Gặp thầy cô", "handoff")
OTHER = Choice("Câu khác", "reply:ask_again")
START_GUIDE = Choice("Được gì?", "guide:start")
TO_RESULT = Choice("Về kết quả", "guide:result")
