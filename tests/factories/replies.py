"""What the bot says of its own, commands that lead to it, and words of danger."""

from collections.abc import Mapping

from bot.conversations import Choice, ReplyKind
from bot.knowledge import Command, Phrase
from bot.safety import DangerLevel, compile_lexicon
from tests.factories.answers import AFTER_9, TUITION
from tests.factories.choices import HANDOFF, START_GUIDE


def make_phrase(kind: ReplyKind, *variants: str, choices: tuple[Choice, ...] = ()) -> Phrase:
    """Return a phrase of the bot with its `variants`."""
    return Phrase(kind, variants, choices)


REPLIES: Mapping[str, Phrase] = {
    "welcome": make_phrase(ReplyKind.SMALLTALK, "Chào {nguoi_hoi}.", choices=(Choice(AFTER_9.label, f"answer:{AFTER_9.id}"),)),
    "greet": make_phrase(ReplyKind.SMALLTALK, "Mình nghe.", "{Nguoi_hoi} hỏi đi.", "Chào {nguoi_hoi} nhé."),
    "help": make_phrase(ReplyKind.SMALLTALK, "Mình giúp được."),
    "ask_back": make_phrase(ReplyKind.ASK_BACK, "Ý nào?"),
    "ask_again": make_phrase(ReplyKind.SMALLTALK, "Hỏi lại nhé."),
    "handoff": make_phrase(ReplyKind.HANDOFF, "Đã ghi lại."),
    "unknown": make_phrase(ReplyKind.UNKNOWN, "Mình chưa biết."),
    "unknown_again": make_phrase(ReplyKind.UNKNOWN, "Mình vẫn chưa biết.", choices=(HANDOFF,)),
    "ask_place": make_phrase(ReplyKind.GUIDE, "Tỉnh nào?"),
    "place_kept": make_phrase(ReplyKind.SMALLTALK, "Sẽ nhớ."),
    "guide_welcome": make_phrase(ReplyKind.GUIDE, "Bắt đầu."),
    "guide_over": make_phrase(ReplyKind.GUIDE, "Đã khép.", choices=(START_GUIDE,)),
    "guide_left": make_phrase(ReplyKind.GUIDE, "Đã dừng."),
    "guide_kept": make_phrase(ReplyKind.GUIDE, "Đã giữ."),
    "guide_impossible": make_phrase(ReplyKind.GUIDE, "Không đi cùng."),
    "out_of_scope": make_phrase(ReplyKind.OUT_OF_SCOPE, "Ngoài phạm vi."),
    "forgotten": make_phrase(ReplyKind.SMALLTALK, "Đã xóa."),
    "empty": make_phrase(ReplyKind.UNKNOWN, "Tin trống."),
    "no_words": make_phrase(ReplyKind.UNKNOWN, "Không có chữ."),
    "no_such_number": make_phrase(ReplyKind.UNKNOWN, "Không có số đó."),
    "not_meant": make_phrase(ReplyKind.UNKNOWN, "Chưa trúng.", choices=(HANDOFF,)),
    "not_meant_again": make_phrase(ReplyKind.UNKNOWN, "Lại chưa trúng, hỏi người thật.", choices=(HANDOFF,)),
    "lend_ask": make_phrase(ReplyKind.SMALLTALK, "Giữ để học nhé?"),
    "lent": make_phrase(ReplyKind.SMALLTALK, "Cảm ơn {nguoi_hoi}."),
    "not_lent": make_phrase(ReplyKind.SMALLTALK, "Không giữ."),
    "unreadable": make_phrase(ReplyKind.UNKNOWN, "Không đọc được."),
    "read_in_part": make_phrase(ReplyKind.SMALLTALK, "Chỉ đọc phần đầu."),
    "no_longer_here": make_phrase(ReplyKind.UNKNOWN, "Nút cũ."),
    "danger_immediate": make_phrase(ReplyKind.DANGER, "Gọi 111 ngay."),
    "danger_high": make_phrase(ReplyKind.DANGER, "Gọi 111 nhé."),
    "danger_concern": make_phrase(ReplyKind.DANGER, "Mình nghe đây."),
}

COMMANDS: Mapping[str, Command] = {
    "start": Command("", "reply:welcome"),
    "xoadulieu": Command("Xóa", "forget"),
    "gapthayco": Command("Gặp thầy cô", "handoff"),
    "hocphi": Command("Học phí", f"answer:{TUITION.id}"),
}

DANGER = compile_lexicon(
    {
        DangerLevel.IMMEDIATE: ["muốn tự tử"],
        DangerLevel.HIGH: ["không muốn sống"],
        DangerLevel.CONCERN: ["áp lực quá"],
    },
    ["áp lực chết mất"],
)
