"""The report as a page that stands alone: no other file, nothing from the network."""

from jinja2 import Environment, PackageLoader

from bot.evaluation.figures import Report


def render(report: Report) -> str:
    """Return the page; every sentence in it is escaped."""
    environment = Environment(loader=PackageLoader("bot.evaluation"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(percent=percent, decimal=decimal)
    return environment.get_template("report.html").render(report=report)


def percent(share: float) -> str:
    """Return a share between 0 and 1 as people here write it: 0.873 is "87,3"."""
    return decimal(100 * share)


def decimal(number: float) -> str:
    """Return a number with one decimal place after a comma."""
    return f"{number:.1f}".replace(".", ",")
