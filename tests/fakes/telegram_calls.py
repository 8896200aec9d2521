"""What a bot asked of the server, and what it sent to people."""

from dataclasses import dataclass

type Fields = dict[str, object]


@dataclass(frozen=True)
class Call:
    """A request as it arrived."""

    method: str
    fields: Fields


@dataclass(frozen=True)
class SentMessage:
    """What the bot sent to a chat.

    Attributes:
        id: the message's number.
        chat_id: where to.
        html: as it was sent.
        text: as it is shown.
        buttons: (label, callback_data), rows joined.
        rows: how many buttons each row has.
        fields: the whole request.
    """

    id: int
    chat_id: int
    html: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    rows: tuple[int, ...]
    fields: Fields


@dataclass(frozen=True)
class SentPhoto:
    """A photo that the bot sent to a chat.

    Attributes:
        id: the message's number; those of texts and photos are in one row.
        content: the file.
        content_type: as the upload names it.
        fields: the rest of the request.
    """

    id: int
    content: bytes
    content_type: str
    fields: Fields


@dataclass(frozen=True)
class Upload:
    """A file in a form."""

    content: bytes
    content_type: str
