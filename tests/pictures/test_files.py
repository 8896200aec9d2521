"""The files made of a drawing."""

from io import BytesIO
from xml.etree import ElementTree as ET

from PIL import Image, ImageColor

from bot.knowledge import PathSketch
from bot.pictures.drawing import Drawing, Rectangle, Text
from bot.pictures.letters import Font
from bot.pictures.palette import PAPER, PURPLE, SURFACE
from bot.pictures.png import draw_png
from bot.pictures.sheet import write_sheet
from bot.pictures.sketch import sketch
from bot.pictures.svg import draw_svg
from bot.wording import Voice
from tests.pictures.books import PATHS, TODAY, make_book, make_longest, make_path

SVG = "{http://www.w3.org/2000/svg}"
# https://core.telegram.org/bots/api#sendphoto
TELEGRAMS_SIDES, TELEGRAMS_RATIO = 10_000, 20
MOST_BYTES = 150_000


def sketched(count: int) -> Drawing:
    return sketch(write_sheet(Voice(make_book(), TODAY), PATHS[:count]))


def test_svg_is_xml_that_holds_every_label_and_sketch() -> None:
    root = ET.fromstring(draw_svg(sketched(4)))  # noqa: S314 - our own
    words = [element.text for element in root.iter(f"{SVG}text")]

    assert root.tag == f"{SVG}svg"
    assert {path.label for path in PATHS[:4]} <= set(words)
    assert words.count("Đại học, cao đẳng, học nghề") == 4


def test_svg_tells_those_who_do_not_see_it() -> None:
    root = ET.fromstring(draw_svg(sketched(2)))  # noqa: S314 - our own

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Sau lớp 9 đi đâu? (THPT công lập; THPT tư thục)"
    assert "Tốn gì: Trung tâm công: miễn học phí" in (root.findtext(f"{SVG}desc") or "")


def test_svg_needs_no_style_that_the_pages_policy_forbids() -> None:
    text = draw_svg(sketched(4))

    assert "style" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_marks_of_xml_and_control_letters_do_no_harm() -> None:
    nasty = make_path(1, "</text><script>&\x0b\ud800\uffff", sketch=PathSketch("a\x00b", '"', "'", "]]>"))
    text = draw_svg(sketch(write_sheet(Voice(make_book(), TODAY), [nasty])))

    root = ET.fromstring(text.encode())  # noqa: S314 - our own
    assert [element.tag for element in root.iter() if "script" in element.tag] == []


def test_png_has_two_pixels_for_a_unit() -> None:
    drawing = sketched(4)
    image = Image.open(BytesIO(draw_png(drawing)))
    image.load()

    assert image.format == "PNG"
    assert image.size == (drawing.width * 2, drawing.height * 2)


def test_png_shows_the_colours_where_they_belong() -> None:
    shapes = (Rectangle(0, 0, 10, 10, "#4b3192"), Text(20, 20, "M", Font(14), "#211d30", 10))
    image = Image.open(BytesIO(draw_png(Drawing(40, 40, "#ffffff", shapes, "", "")))).convert("RGB")

    assert image.getpixel((5, 5)) == (0x4B, 0x31, 0x92)
    assert image.getpixel((70, 70)) == (255, 255, 255)
    assert (0x21, 0x1D, 0x30) in {colour for _, colour in image.crop((40, 10, 70, 41)).getcolors(900) or ()}


def test_png_keeps_the_colours_of_grounds() -> None:
    drawing = sketched(4)
    image = Image.open(BytesIO(draw_png(drawing))).convert("RGB")
    commonest = sorted(image.getcolors(100) or (), reverse=True)[:3]

    assert {colour for _, colour in commonest} == {ImageColor.getrgb(colour) for colour in (SURFACE, PAPER, PURPLE)}


def test_largest_picture_is_light_and_one_that_chats_take() -> None:
    paths = [make_longest(order, "Mươ ") for order in range(1, 10)]
    png = draw_png(sketch(write_sheet(Voice(make_book(paths), TODAY), paths)))
    width, height = Image.open(BytesIO(png)).size

    assert len(png) <= MOST_BYTES
    assert width + height <= TELEGRAMS_SIDES
    assert height / width <= TELEGRAMS_RATIO
