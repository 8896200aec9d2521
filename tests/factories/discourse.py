"""How people speak in a conversation, short."""

from bot.knowledge import Discourse
from bot.vietnamese import Phrases

DISCOURSE = Discourse(
    courtesies=Phrases(["chào ad", "dạ", "cho em hỏi", "em cảm ơn", "cảm ơn ad", "ạ"]),
    follow_ups=Phrases(["thế còn", "còn"]),
    follow_up_ends=Phrases(["thì sao"]),
    corrections=Phrases(["à nhầm", "không phải"]),
    joints=Phrases(["với", "còn", "rồi"]),
    asking=Phrases(["không", "gì", "bao nhiêu", "đâu"]),
    ordinals=(Phrases(["cái đầu tiên", "cái đầu", "số 1"]), Phrases(["cái thứ hai/2"])),
    last=Phrases(["cái cuối"]),
)
