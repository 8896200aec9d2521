"""A drawing as PNG: for chats that show photos only."""

from io import BytesIO

from PIL import Image, ImageDraw

from bot.pictures.drawing import Drawing, Line, Rectangle, Shape, Text
from bot.pictures.letters import SCALE, pillow_font

# Enough for the edges of letters on every ground; the file is a third of one with all colours.
_COLOURS = 64


def draw_png(drawing: Drawing) -> bytes:
    """Return the bytes of a PNG file that shows `drawing`, `SCALE` pixels for a unit."""
    image = Image.new("RGB", (drawing.width * SCALE, drawing.height * SCALE), drawing.background)
    canvas = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(canvas, shape)
    file = BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _draw(canvas: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Rectangle():
            corners = [shape.x * SCALE, shape.y * SCALE, (shape.x + shape.width) * SCALE - 1, (shape.y + shape.height) * SCALE - 1]
            canvas.rounded_rectangle(corners, shape.radius * SCALE, shape.fill, shape.stroke, SCALE if shape.stroke else 0)
        case Line():
            canvas.line([shape.x1 * SCALE, shape.y1 * SCALE, shape.x2 * SCALE, shape.y2 * SCALE - 1], shape.colour, SCALE)
        case Text():
            canvas.text((shape.x * SCALE, shape.y * SCALE), shape.text, shape.colour, pillow_font(shape.font), anchor="ls")
