"""Persons in formulaic prose: patterns over the tags of a sentence.

Readouts print persons by few patterns: "Foreign Minister Wang Yi", "Sergey Lavrov, Foreign Minister of Russia",
"his Russian counterpart", "Russia's Lavrov", "Mr. Sullivan". Written on tags they hold in every language whose
words are tagged; which word is a title's head or a name's particle is data. (The idea of patterns over a tag
string is that of chunk grammars: Abney, Parsing by Chunks, 1991.)
"""

import re
from collections.abc import Iterator

from pipelines.core.names.found import Found
from pipelines.core.names.shared_titles import in_groups
from pipelines.core.names.tagged import ANCHOR

_NAME = r"T*(?:(?<=[RPT])p(?=NN))?N(?>(?:[pI]*N)*)(?>(?:,?J)*)|T*I[pI]*N(?>(?:[pI]*N)*)(?>(?:,?J)*)"
_NAME_OF = r"T*N(?>(?:[pI]*(?:ot?)?N)*)(?>(?:,?J)*)|T*I[pI]*N(?>(?:[pI]*N)*)(?>(?:,?J)*)"
_PART = (
    r"s?t?[CPRGOQ]|(?<=C);C(?=P)|N{1,2}(?=P{0,3}[RGQ])|[of][ofta]*(?!(?<=f)Cs)(?:h?[CPRGOQ]|N{1,2}(?=P)|[Nx](?=aP+(?:[,;oC]|$))|N{1,3}(?=ot?C|,t?T*[NI]))"
    r"|o[ot]*L|f(?:L|ot?L)(?=,?t?T*N)|a[oft]*[CPRGOQ]|,[ofta]*P(?!P*[RGQN])|,C(?=(?:,C){0,6}aC[;b]?T*N)"
)
_OF = r"(?:[CO]s?t?|(?<!f)(?<!ft)Ls?)"
_OF_BARE = _OF.replace("s?t?", "s?")
"""Where adjectives of country follow, a country and an article begin no title: "au Vatican le président"."""
_DEPARTMENTS = r"[of]+t?(?=[NPO,]*,?at?[NPO]*N|[NPO]*N)[NPO]{1,2}(?:,[NPO]{1,2}){0,4},?at?[NPO]{1,3}(?=,t?T*Np*N)"
"""Departments in any words, where "and" joins the last and a comma and a full name close them: of Basic and Secondary Education, A B."""
_TITLE = rf"(?:{_OF}+N{{1,2}}(?=P{{0,3}}[RGQ])|{_OF}*[PRGQ])(?:[PRG]*{_DEPARTMENTS}|(?>(?:{_PART})*))"
"""From its first word on; whether it holds a head is checked after."""
_ARTICLE_PARTS = r"a(?![oft]+P*[RG])[oft]*[CPRGOQ]"
_OPENING = "CGILNOPQRTfhk"
"""Tags with which a pattern may begin."""
_HEADS = frozenset("GQR")
_PORTFOLIO = r"(?:,?a?[oft]+(?!xC,)[CNOPQx]{1,3}|,?a[OPQ]{1,3}|,[OPQ]{1,3}|ot?PR|aP?R[OP]*){1,7}(?=,t?T*[NI])"
"""A department of any words, where a comma and a full name close it: ministre de la Femme et de l'Enfance, Awa Diop.

So may end the office of a chief (Oficina del Alto Comisionado), and another of the same one's: "y coordinadora residente". What leads to
the next side is none: "ministre des Affaires étrangères, et du côté espagnol, X".
"""
_NO_OTHER = "s?(?:t?[CPOQ]|[RG])"
"""An article before a head begins another's title: "concedida por el ministro | al jefe de la misión"."""
_SEAT_OF = r"(?<=[CO])f(?:xf)?t?L(?=,?t?T*[NI])|(?:(?<=fC)|(?<=ftC))(?:,t?C){1,8},?at?C(?=,?T*[NI])|(?<=PC);C(?=,?t?T*[NI])"
"""Where its bearer is posted, right before the name: ambassadeur de Chine à Dakar, X; directeur pour la France, l'Italie et Malte, X."""
_PART_OF = _PART.replace("a[oft]*[CPRGOQ]", _ARTICLE_PARTS).replace("s?t?[CPRGOQ]", _NO_OTHER, 1) + rf"|,[CO](?=a[oft]*P)|{_SEAT_OF}"
_TITLE_OF = rf"{_OF_BARE}*(?!P(?:oP)*t)[PRGQ]++(?:[Cx]?{_PORTFOLIO}|(?>(?:{_PART_OF})*))"
_TITLE_POSTED = rf"{_OF}*f[COL](?=P*[RGQ])(?>(?:{_PART})*)|{_TITLE}"
"""For languages in which the posting stands before the head: 中国驻汤加大使."""
_NAMED = r"(?=P{0,3}[RGQ])"
_TITLE_BEFORE = _TITLE_POSTED.replace(_NAMED, r"(?=P{0,3}[RGQ][PRGQ]*T*[NI])")
"""The same, where a title may also follow its name; a name in a title is whose the next one is: 总统普京特使X, 代表傅聪大使."""

_NOT_TAIL = r"(?!s?P{0,4}[RGN]|sP|(?<=,ot.),|(?<=,o.),)"
"""A country behind a name is no other's: "X of the Norwegian ministry", and not "of the Norwegian Foreign Minister"."""


def _grammar(
    name: str,
    title: str = _TITLE,
    apposition: str = ",t?|b|t",
    counterpart: str = "",
    more: str = "",
    behind: str = "",
    again: str = "",
    closing: str = "",
) -> re.Pattern[str]:
    return re.compile(
        rf"(?=[{_OPENING}])(?:(?P<peer>{name}),(?P<peer_title>h?[CO]kk?|h?kk?(?:[of]t?)?[CO]|hkk?(?:[of]t?L)?)(?!,?t?T*[NI])"
        rf"|(?P<counterpart>{counterpart}h[CO]?kk?(?:o?[CO])?|[CO]kk?|kk?o?[CO])(?:,?(?P<counterpart_title>t?(?:{title}))?,?t?(?P<counterpart_name>{name}))?"
        rf"|(?P<name_first>{name})(?:{apposition})(?P<title_after>(?:{title}){again})(?=[,;ebxDdhqVFLT{closing}]|a[^CPRGOQ]|$)"
        rf"|(?P<title>h?(?:{title}){again})(?:(?P<comma>,)?(?:t|h(?=T))?(?P<titled_name>{name}){behind}(?:,?ot?(?:P+(?:oP+)*ot?)?(?P<tail>[CO]){_NOT_TAIL})?)?"
        rf"{more}"
        rf"|(?P<owner>C)s(?P<owned_name>{name})"
        rf"|(?P<bare_name>{name})(?:ot?(?P<bare_tail>C)(?!s))?)"
    )


_PEER_OF = r"kk?x[CO](?=T*[NI])|h[CO]?kk?(?:[ofx]t?[CO](?:(?:,C)*,?aC)?|[of]t?P+(?:ot?P+)*)(?=,?t?T*[NI])|"
"""A counterpart with where he is from: "her counterpart in the Senate, X", "his counterpart from Chile, Y", «коллега из Чили Y»."""
_PEER_OF_BODY = r"h?k(?:[of]t?[PG]+)+(?:ot?C|C)?(?=,?t?T*[NI])|"
"""The same with the ministry or the full name of the state: "su contraparte del Ministerio de Asuntos Exteriores indio, X"."""
GRAMMAR = _grammar(_NAME, counterpart=_PEER_OF, closing="f", more=rf"|(?<=[,a])(?P<listed>C)[,;]t?(?P<listed_name>{_NAME})(?=[,;ae]|$)")
GRAMMAR_WITH_OF = _grammar(
    _NAME_OF,
    _TITLE_OF,
    counterpart=_PEER_OF_BODY + r"h?k(?:ot?C|C(?=[of]))(?:[of]t?[PN]+|,?a?[of]t?P+)*|",
    apposition=rf",(?!t(?:{_TITLE_OF}),t?T*[NI])t?|b",
    again=rf"(?:,(?:{_TITLE_OF})){{0,3}}",
    closing="of",
    more=rf"|(?<=t)(?P<native>C)(?P<native_name>{_NAME_OF})|(?<=[,;ato])(?P<listed>C)(?:,?t?(?P<listed_name>{_NAME_OF})(?=[,;ae]|$))",
)
"""For languages in which "de" may stand inside a name, the head leads its title, and adjectives of country follow."""
GRAMMAR_UNSPACED = _grammar(_NAME, _TITLE_BEFORE, ",?", behind=r"(?:P{0,3}R(?!P*T*[NIRG]))?")
"""For languages in which a title follows its name without a sign: 李显龙总理."""


_SEATED, _SEAT = re.compile("N[of]t?$"), re.compile("P+(?:ot?P+)*a(?=P*[RG])")
"""The ministry of somebody named before, and the next title: X of the Ministry of Trade and | Director Y."""
_STATES = re.compile(r"C(?:,C)*aC$")
"""Several countries at the end of a title, which so many share: "главы МИД Сербии и Кубы X и Y"."""
_COUNTRIES_BEFORE = re.compile("(?<=[ft])C(?:,t?C)*,?a?t?$")
"""Those of a list before a country: ambassador to Chile and | Peru."""
_NATIONS, _HEAD = re.compile("[COQ]"), re.compile("[GQR]")
_BODY = re.compile(r"P[^RGQ]*[of]")
_OF_WHOM = re.compile("P+[of]+t?(?=P{0,2}R)")
"""What somebody with a title and a name holds or leads: bajo la presidencia | del viceministro X."""
_TEAM_OF = re.compile("P*Got?(?=[CP]*R)")
"""A team whose leader's title follows: as part of the delegation of | Prime Minister X."""
_NEXT_SIDE = re.compile("(?P<own>[^COQ]+)a[oft]*C")  # "X, Secretary of Trade and the Finnish | side"
_APPOSED = re.compile(",t?[CP]*[RGQ]")
"""The office behind a name and a comma."""
_LIST_GOES_ON = re.compile(r"[,;abe]|$")
"""What follows the first who shares a plural title; "according to sources of both delegations, Peña opened" lists nobody."""


def find_persons(tags: str, grammar: re.Pattern[str], article_parts_titles: bool) -> list[Found]:
    """Find persons and offices in one tagged sentence, left to right.

    Args:
        tags: Tags of the sentence.
        grammar: ``GRAMMAR`` or ``GRAMMAR_WITH_OF``.
        article_parts_titles: After an article, "and" parts two titles.
    """
    found: list[Found] = []
    if ANCHOR.search(tags):
        for match in _matches(tags, grammar):
            found += _read(match, tags, article_parts_titles)
    return in_groups(found, tags) if len(found) > 1 else found


def _matches(tags: str, grammar: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a sentence; a name behind a house is read for itself: "at the Ministry, X, Minister of Trade".

    Without a comma an honorific parts them, where the office follows: "at the Ministry Mr. X, Minister of Trade".
    """
    position = 0
    while match := grammar.search(tags, position):
        is_parted = match["comma"] or ((match["titled_name"] or "").startswith("T") and _APPOSED.match(tags, match.end()))
        is_house = is_parted and match["titled_name"] and _HEADS.isdisjoint(match["title"])
        position = match.start("titled_name") if is_house else match.end()
        if not is_house:
            yield match


def _is_body(match: re.Match[str]) -> bool:
    """Whether a title is that of a body ("Consejo de Ministros"): where heads lead, none stands before the first "of"."""
    return match.re is GRAMMAR_WITH_OF and _BODY.match(match["title"]) is not None


def _read(match: re.Match[str], tags: str, article_parts_titles: bool) -> list[Found]:
    if match["bare_name"]:
        tail = (match.start("bare_tail"),) if match["bare_tail"] else ()
        rule = "name.of_country" if tail else "name.honorific" if "T" in match["bare_name"] else "name.bare"
        return [_make(rule, match.span("bare_name"), None, tags, tail)]
    if match["title"]:
        return _titled(match, tags, article_parts_titles)
    if match["counterpart"]:
        return [_counterpart(match, tags)]
    if match["name_first"]:
        return _name_first(match, tags)
    if match["owner"]:
        return [_make("name.possessive", match.span("owned_name"), None, tags, (match.start("owner"),))]
    if match["peer"]:
        return [_peer(match, tags)]
    if match["listed"]:
        return [_in_list(match, tags)]
    return [_make("name.native", match.span("native_name"), None, tags, (match.start("native"),))]


def _peer(match: re.Match[str], tags: str) -> Found:
    """A name and a counterpart in apposition: "Sergey Lavrov, his Russian counterpart"."""
    title = match.span("peer_title")
    made = _make("title.counterpart", match.span("peer"), title, tags, tuple(i for i in range(*title) if tags[i] in "CLOQ"))
    return made._replace(is_counterpart=True)


def _counterpart(match: re.Match[str], tags: str) -> Found:
    start, end = match.span("counterpart")
    title = match.span("counterpart_title") if match["counterpart_title"] else None
    name = match.span("counterpart_name") if match["counterpart_name"] else None
    made = _make("title.counterpart", name, title or (start, end), tags, tuple(i for i in range(start, end) if tags[i] in "COQ"))
    is_group = name is None and title is None and re.match("(?:,C)*aC", tags[end:]) is not None
    return made._replace(title=title or (start, end), is_counterpart=title is None, is_group=is_group)


def _name_first(match: re.Match[str], tags: str) -> list[Found]:
    name, title = match.span("name_first"), match.span("title_after")
    if _HEADS.isdisjoint(match["title_after"]):
        return [_make("name.bare", name, None, tags, ())]
    next_side = _NEXT_SIDE.fullmatch(match["title_after"])
    return [_make("name.title_after", name, (title[0], title[0] + next_side.end("own")) if next_side else title, tags, ())]


def _titled(match: re.Match[str], tags: str, article_parts_titles: bool) -> list[Found]:
    start, end = match.span("title")
    name = match.span("titled_name") if match["titled_name"] else None
    lead = _OF_WHOM.match(match["title"]) if name and _is_body(match) else _TEAM_OF.match(match["title"]) if name else None
    lead = lead or (_SEAT.match(match["title"]) if _SEATED.search(tags[:start]) else None)
    start += lead.end() if lead else 0
    if _HEADS.isdisjoint(match["title"]) or (lead is None and _is_body(match)):
        return [_make("name.bare", name, None, tags, ())] if name else []
    has_article = start > 0 and tags[start - 1] == "t"
    if has_article and article_parts_titles and name and (cut := _two_titles(tags, start, end)):
        first = _make("title.alone", None, (start, cut), tags, ())
        return [first, _make("title.name", name, (cut + 1, end), tags, _tail(match))]
    if name and match["comma"] and "R" not in match["title"] and "G" in match["title"] and not _LIST_GOES_ON.match(tags, match.end()):
        return [_make("title.alone", None, (start, end), tags, (), has_article), _make("name.bare", name, None, tags, ())]
    rule = "title.alone" if name is None else "title.name"
    return [_make(rule, name, (start, end), tags, _tail(match), has_article)]


def _in_list(match: re.Match[str], tags: str) -> Found:
    """Countries of a list after a plural, each before its own man: "los cancilleres de Chile, A; Perú, B", "con el de Perú, B"."""
    name, before = match.span("listed_name"), tags[: match.start()]
    if not re.search("[Gk]|R.*(?:,ax?|x)to$", before):
        return _make("name.bare", name, None, tags, ())
    made = _make("title.counterpart", name, match.span("listed"), tags, ())
    return Found(made.rule, name, made.title, made.countries, made.organizations, is_counterpart=True)


def _tail(match: re.Match[str]) -> tuple[int, ...]:
    return (match.start("tail"),) if match["tail"] else ()


def _two_titles(tags: str, start: int, end: int) -> int | None:
    """Where "the President and Prime Minister Modi" falls apart: at an "and" after a head, before a title with one."""
    return next(
        (i for i in range(start + 1, end - 1) if tags[i] == "a" and tags[i - 1] in "RG" and not _HEADS.isdisjoint(tags[i + 1 : end])), None
    )


def _make(
    rule: str, name: tuple[int, int] | None, title: tuple[int, int] | None, tags: str, best: tuple[int, ...], has_article: bool = False
) -> Found:
    """Order the countries of a title: stated after the name, then the last in the title that is no posting ("to China")."""
    if title is None and not best:
        return Found(rule, name, None)
    if title is None:
        return Found(rule, name, None, tuple(i for i in best if tags[i] in "CL"), tuple(i for i in best if tags[i] in "OQ"))
    inside = [place.start() for place in _NATIONS.finditer(tags, *title)]
    if not inside and tags[title[0]] == "L":
        inside = [title[0]]
    if not (inside or best):
        return Found(rule, name, title, is_group=_is_plural(tags, title), has_article=has_article)
    states = _STATES.search(tags, title[0], title[1])
    is_shared = states is not None and (tags.startswith("aN", name[1]) if name else not _is_posting(tags, states.start()))
    is_group = is_shared or _is_plural(tags, title)
    is_owner = tags[title[0]] == "C"  # "spoke to Japan's Foreign Minister", "a call on | Finnish Minister X"
    postings = {i for i in inside if _is_posting(tags, i) and not (is_owner and i == title[0])}
    inside.sort(key=lambda i: (i in postings, i if is_group else -i))
    places = [*best, *(i for i in inside if i not in postings or rule == "title.counterpart")]
    countries, bodies = tuple([i for i in places if tags[i] in "CL"]), tuple([i for i in places if tags[i] in "OQ"])
    return Found(rule, name, title, countries, bodies, False, is_group, has_article)


def _is_plural(tags: str, title: tuple[int, int]) -> bool:
    """Whether the head of a title is a plural: a delegation, but not its leader, "head of the delegation"."""
    head = _HEAD.search(tags, *title)
    return head is not None and head[0] == "G"


def _is_posting(tags: str, index: int) -> bool:
    """Whether a country or body in a title is where its bearer is posted, or one of the departments that commas or "and" part."""
    before = tags[:index].rstrip("ot")
    is_department = tags[index] == "O" and (before.endswith("Pa") or (before.endswith(",") and tags[index + 1 : index + 2] == "a"))
    return before.endswith(("f", "PC;")) or is_department or _COUNTRIES_BEFORE.sub("", tags[:index]).rstrip("ot").endswith("f")
