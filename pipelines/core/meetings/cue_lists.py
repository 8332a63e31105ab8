"""The lists of words that ``reference/languages/<code>/meetings.yaml`` gives, and what each is for."""

CUE_LISTS = (
    "light_past",
    "light_present",
    "light_bare",
    "phone",
    "video",
    "in_person",
    "correspondence",
    "planned",
    "negated",
    "background",
    "recalled",
    "blockers",
    "separately",
    "both",
    "joint",
    "own",
    "settings",
    "took_place",
    "infinitive",
    "continues",
    "sequel",
    "besides",
    "between",
    "led_by",
    "first_object",
    "first_person",
    "pronouns",
    "sidelines",
    "visit",
    "outcomes",
)
"""Lists whose words are looked for in the text; their name is the kind of the cue."""

WORD_LISTS = ("with_words", "between_words", "session", "place_words", "object_breaks", "agents", "forum_heads", "forum_words")
"""Lists that only judge the words between two finds."""

OPTIONAL_CUES = (
    "light_pluperfect",
    "sidelines_after",
    "seized",
    "attended",
    "idle",
    "hollow",
    "series",
    "together",
    "capital",
    "apart",
    "results",
    "bounds",
    "habitual",
    "there",
    "rounds",
    "several",
    "here",
    "distant",
    "stays",
    "errands",
    "feminine",
    "masculine",
    "day_parts",
    "notes",
    "another_day",
    "undated",
    "once",
    "unset",
    "unmet",
    "each_alone",
    "treated",
    "jointly",
    "agreed_where",
    "said_again",
    "delegations",
    "hosted",
    "did_so",
    "addresses",
    "interviews",
    "to_come",
    "done",
    "farewells",
    "by_letter",
    "missed",
    "clefts",
    "guests",
    "came_of",
    "turns",
    "weekdays",
    "called_off",
)
"""Cues that a language may lack: light verbs in the tense of what was before: había mantenido;
of a forum that stands before them; of an occasion that was seized, and not only planned; that the
persons of a sentence took part; words that hold those of an encounter but tell of none: "met with criticism"; words that
hold any cue and nothing of its meaning: 未来; that there were several
calls or meetings, one with each; that all were on one line; the capital of a country that stands beside it; that a noun is a meeting
of its own: "a separate meeting"; that something came of it: "agreed after talks"; that it was at another time than what stands
before it: "since her meeting"; that there were many, at no one time: "often met"; a place where the subject goes on: donde;
that several meetings follow: "held a series of bilateral meetings"; their number; the place of the dateline: "met here"; pronouns,
honorifics and words of offices that tell the sex of somebody: she, Ms; how long ago it was, behind a verb: "met the year before"; that
somebody was somewhere, and for what: "was in the capital for talks"; a time of day, of a day that was told before: 下午, утром; words of
a page that somebody writes of his own days: заметки; that what follows was on another day than what was told before: 前一天; that a
page leaves the day open: 近日; that a verb behind it, however far, is of the past: 曾同; forms of nouns that no preposition
before them governs: встречу; words of those who spoke of something without meeting: "discutieron en redes sociales";
of those who did so each alone: "in separate interviews"; verbs of what one may do alone: reviewed, and what says that two did it
together: "bilateral relations"; verbs that only a place behind them makes a meeting: "agreed in Gaborone"; titles
that take up who was told before, whatever his own: el jerarca; those that say who took part, of which the event is the subject:
was attended by; verbs that take up an encounter: también lo hizo; verbs of what one says
to the other side: agradeció; nouns of what may be given to the press: entrevista; what is still to be done: firmará, and what
was done: firmó, dijo; who took leave, and that it was in writing: "a pris congé dans une lettre"; that
somebody came in vain: "but he was out"; what brings in whom a
sentence is about: "C’est avec X que"; nouns that stand for the other side: son hôte; what an encounter led to: "a permis de"; that
somebody was the next whom the host of a round met: "lui a succédé"; days that part whom somebody met from whom he met next; verbs
that say of a meeting, their subject, that it was not held: "was postponed"."""

OPTIONAL_WORDS = (
    "domestic",
    "companions",
    "gerund_leads",
    "indefinite",
    "qualifiers",
    "relatives",
    "company",
    "receivers",
    "no_company",
    "attributive",
    "beside",
    "clause_signs",
    "partner_words",
    "object_marks",
    "country_words",
    "host_words",
    "leads",
    "in_capacity",
    "object_pronouns",
    "clause_words",
    "namesakes",
    "named_after",
    "summits",
    "ministerials",
    "chiefs",
    "fillers",
    "that_words",
    "local_titles",
    "native_titles",
    "posted_words",
    "local_country",
    "variant_country",
    "venues",
    "superiors",
    "body_titles",
    "ordinals",
    "appositions",
    "ranks",
    "gatherings",
    "subject_ends",
)
"""Words that a language may lack: those of company before the verb, and after what is said of the company; those to whom something
is given, or from whom, before the verb; longer
words that begin like one of company; those between a light verb and its noun; signs after which a verb has no object; words that
alone lead to the other side, and to an object, in languages whose order is free; words before a country where something
was held, where those before a city may also lead to whom something is given: à la Suède, en Suède; pronouns of the other side, and
words that may follow them where a noun would make them an owner's: met her in, met her aide; what a name may be part of: street,
and behind which it is: Palacio;
nouns that make a body's summit,
and its ministers' meeting, of the name of the body; plural titles that name no one office: leaders; words of a clause whose
verb has the subject before it: рассказал, что встретился; adverbs, words of days and
signs that may stand between the parts of a cue; words of offices of towns, provinces and departments, which pages print without their
country, and the country whose they are where the name is of its kind: 省长, 总领事; that of pages in the
variant characters; nouns of houses that stand before their city:
Palacio de López de Asunción; titles of those who
receive the ministers of their own country: президент; words that say which meeting of a round is told: el segundo;
words of an office held in that
country of the local offices: 驻华; signs behind which a title without an article is that of the name before them; words of
address, which are no offices where one stands before them: Sheikh, His Highness; nouns that
may stand for any event told before; words that lead to what a delegation is made up of: "of athletes"; and words
behind which the noun of a subject is past: the talks in."""
