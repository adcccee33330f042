"""The first page of an A to Z of as many pages as goal 9 names, beside a small one."""

from benchmarks.app.models import HomePage
from benchmarks.measure import Site, Target, count, measure
from benchmarks.seed import fill_index
from benchmarks.targets import make_large_index_targets


def measure_large_index(server: Site, *, pages: int, rounds: int, seconds: float) -> dict[str, Target]:
    """Fill the large index, and measure both. The site grows by it: what else is measured comes before."""
    fill_index(HomePage.objects.get(slug="home"), "index-2", pages)
    targets = make_large_index_targets(pages)
    count(server, list(targets.values()))
    measure(server, list(targets.values()), rounds=rounds, seconds=seconds)
    return targets
