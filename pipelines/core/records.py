"""What the stages read off each page: one class of values per stage table, one field per column.

A record class *is* the contract of its stage. ``pipelines.tables`` reads the annotations and makes from
them the Parquet types, the DuckDB DDL, the column comments and the column schema that the UI shows, so
none of them can drift. A field is ``Annotated[type, "what it holds"]``; ``| None`` alone makes it nullable.
Named tuples, since a page gives rise to a hundred of them: a frozen data class takes eight times as long to make.

Spans are half-open code-point ranges. ``source`` says what they index: ``Document.text`` or
``Document.metadata``.
"""

from datetime import date, datetime
from operator import attrgetter
from typing import Annotated, NamedTuple

span_of = attrgetter("char_start", "char_end")
"""Span of a zone, a mention, a date or a report."""

HEAD = "head"
"""Key of the lines of ``Document.metadata`` that stood around the headline and may say who writes."""


class Zone(NamedTuple):
    """One paragraph of a document's text, and how far it can be trusted."""

    zone: Annotated[str, "title, setting (a line above the text that says when and where), dateline, caption or body"]
    char_start: Annotated[int, "First code point in text"]
    char_end: Annotated[int, "One past the last code point in text"]


class Document(NamedTuple):
    """Pages with their boilerplate stripped.

    Grain: one row per distinct page content.
    """

    document_id: Annotated[str, "First 16 hex digits of raw_sha256: the identity of the content"]
    raw_path: Annotated[str, "First raw location (in path order), relative to the raw folder"]
    record_no: Annotated[int, "Record within that file, from 0"]
    raw_sha256: Annotated[str, "SHA-256 of the raw record as it lies in the file, in hex"]
    url: Annotated[str | None, "Canonical address as the crawler or the page gives it"]
    source_id: Annotated[str | None, "Publisher: the stem of a site rule, else the registered domain; null when the page does not say"]
    title: Annotated[str | None, "Headline without the site's name"]
    byline: Annotated[str | None, "Authors as printed"]
    agency: Annotated[str | None, "News agency that the page credits, such as Xinhua"]
    published_on: Annotated[date | None, "Day of publication in the publisher's zone; null when the page does not say"]
    published_at: Annotated[datetime | None, "Instant of publication in UTC; null when less than a minute's precision or no zone is known"]
    published_tz: Annotated[str | None, "Zone of the stated time: an IANA name or an offset such as +08:00"]
    published_precision: Annotated[str | None, "minute or day; null when there is no date"]
    published_basis: Annotated[str | None, "Where the date was read: json_ld, meta, time_element, label, visible, url, dateline, title"]
    language: Annotated[str, "ISO 639-1 code of the text; und when it cannot be told"]
    text: Annotated[str, "Kept text: title, setting, dateline, captions and body, a newline between paragraphs; spans index it"]
    zones: Annotated[tuple[Zone, ...], "Paragraphs of text in order, with their zone"]
    body: Annotated[str, "Body paragraphs alone, a blank line between them"]
    metadata: Annotated[str, "Metadata lines as found, one 'key: value' a line; metadata spans index it"]
    dropped_chars: Annotated[int, "Characters of visible text that cleaning removed"]
    quality_flags: Annotated[
        tuple[str, ...],
        "Doubts about the page: short_body, mostly_links, language_unknown, no_title, cut (longer than is looked at), "
        "markup_not_read (words alone were read of it); language_not_read is told by source, in report.quality_flags",
    ]
    near_duplicate_group: Annotated[str | None, "Document id of the first of its near duplicates; null when it has none"]


class DocumentLocation(NamedTuple):
    """Where each document lies in the raw folder.

    Grain: one row per raw location of a document.
    """

    raw_path: Annotated[str, "Path relative to the raw folder"]
    record_no: Annotated[int, "Record within the file, from 0"]
    document_id: Annotated[str, "documents.document_id"]
    collection: Annotated[str, "First folder under raw; _root for files that lie directly in it"]
    url: Annotated[str | None, "Address at this location"]
    fetched_at: Annotated[datetime | None, "When it was fetched, UTC; null when not recorded"]


class Reject(NamedTuple):
    """What could not become a document, and why.

    Grain: one row per raw file or record that was set aside.
    """

    raw_path: Annotated[str, "Path relative to the raw folder"]
    record_no: Annotated[int, "Record within the file, from 0; -1 for the whole file"]
    reason: Annotated[str, "empty, not_text, unreadable, too_large, no_body, ignored (by an override), ..."]
    detail: Annotated[str, "The error or the measure that decided"]


class DroppedLine(NamedTuple):
    """The audit of cleaning: what was removed from each page, and why.

    Grain: one row per removed line of a document.
    """

    document_id: Annotated[str, "documents.document_id"]
    line_no: Annotated[int, "Line or block of the page, from 0"]
    text: Annotated[str, "The line, cut at 500 characters"]
    reason: Annotated[str, "Why it went: link_list, lexicon, repeated_title, source_boilerplate, ..."]


class SourceBoilerplate(NamedTuple):
    """Lines that recur over the pages of one source and were therefore taken out of them.

    Grain: one row per source and line.
    """

    source_id: Annotated[str, "documents.source_id"]
    line: Annotated[str, "The line in lower case, each run of digits as 0"]
    document_count: Annotated[int, "Distinct articles that hold it; near duplicates count once"]
    reason: Annotated[str, "recurring_line or recurring_paragraph"]


class Mention(NamedTuple):
    """Names in a document's text.

    Grain: one row per span and kind.
    """

    document_id: Annotated[str, "documents.document_id"]
    char_start: Annotated[int, "First code point in text"]
    char_end: Annotated[int, "One past the last code point in text"]
    kind: Annotated[str, "person, country, organization, place or forum"]
    surface: Annotated[str, "The words as printed"]
    entity_id: Annotated[str | None, "Key of the entity (of an office, its bearer); ~ and the name when unlisted, null if ambiguous"]
    name: Annotated[str, "Name of the entity: the listed one, else the fullest form in this document"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the entity, where it has one"]
    organization: Annotated[str | None, "Organization a person acts for, by its usual short name"]
    office: Annotated[str | None, "Office of a person as printed beside the name"]
    office_start: Annotated[int | None, "First code point of the office in text"]
    office_end: Annotated[int | None, "One past its last code point"]
    method: Annotated[str, "gazetteer, pattern, surname, office_holder, counterpart, ..."]
    rule: Annotated[str, "Rule that found it; dim_rule.rule_id"]


class DateMention(NamedTuple):
    """Dates in a document.

    Grain: one row per span and source.
    """

    document_id: Annotated[str, "documents.document_id"]
    source: Annotated[str, "text or metadata: what the span indexes"]
    char_start: Annotated[int, "First code point"]
    char_end: Annotated[int, "One past the last code point"]
    surface: Annotated[str, "The words as printed"]
    edtf: Annotated[str, "Value in EDTF: 2017-02-16, 2017-02, 2017-02-15/2017-02-16, ../2015-08-07"]
    first_day: Annotated[date | None, "First day of the value"]
    last_day: Annotated[date | None, "Last day of the value"]
    precision: Annotated[str, "day, range, week, month, year"]
    basis: Annotated[str, "explicit, no_year, weekday, relative, dateline, caption, metadata"]
    is_local_time: Annotated[bool, "The words say 'local time'"]
    is_contradicted: Annotated[bool, "A weekday beside the date names another day"]
    rule: Annotated[str, "Rule that read it; dim_rule.rule_id"]
    relation: Annotated[str, "on, before, after: the event is on it, or only bounded by it ('since 2015', 'until Friday')"]


class Participant(NamedTuple):
    """One party of a meeting as one report names it."""

    participant_no: Annotated[int, "Order in the report, from 0"]
    person_id: Annotated[str | None, "dim_person.person_id; null when no person is named"]
    person: Annotated[str | None, "Name of the person"]
    office: Annotated[str | None, "Office as the report prints it, else the one held on that day"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the country the party acts for"]
    organization: Annotated[str | None, "Organization the party acts for, by its usual short name"]
    aliases: Annotated[tuple[str, ...], "Other names of the person in this report"]


class MeetingReport(NamedTuple):
    """Meetings as one page tells of them.

    Grain: one row per meeting told in a document.
    """

    report_id: Annotated[str, "Hash of document, sentence and parties"]
    document_id: Annotated[str, "documents.document_id"]
    realis: Annotated[str, "held, planned or referenced"]
    plan_status: Annotated[str | None, "Of a planned meeting: stands, called_off or postponed (to be held later)"]
    char_start: Annotated[int, "First code point of the sentence that tells of it"]
    char_end: Annotated[int, "One past its last code point"]
    mode: Annotated[str, "in_person, phone, video, correspondence or unknown"]
    participants: Annotated[tuple[Participant, ...], "Who took part, in the order of the text"]
    held_edtf: Annotated[str | None, "Day or range of the meeting by this report, in EDTF"]
    held_on: Annotated[date | None, "First day"]
    held_until: Annotated[date | None, "Last day, where it is a range"]
    held_precision: Annotated[str | None, "day, range, week, month or year; null when the page gives no date"]
    held_not_before: Annotated[date | None, "Earliest day that the page allows"]
    held_not_after: Annotated[date | None, "Latest day that the page allows"]
    date_basis: Annotated[str | None, "Basis of the chosen date claim"]
    place_id: Annotated[str | None, "dim_place.place_id"]
    city: Annotated[str | None, "City in English"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the place"]
    forum_event_id: Annotated[str | None, "dim_forum_event.forum_event_id; null when the edition is not listed"]
    forum_id: Annotated[str | None, "dim_forum.forum_id"]
    forum: Annotated[str | None, "Forum as the report names it, in English where listed"]
    forum_relation: Annotated[str, "sidelines, session, visit, none or unknown"]
    rule: Annotated[str, "Rule that found it; dim_rule.rule_id"]


class Claim(NamedTuple):
    """What a page says of one attribute of one meeting; contradictions are kept.

    Grain: one row per value that one report states for one attribute at one place.
    """

    claim_id: Annotated[str, "Hash of report, attribute, value and span"]
    report_id: Annotated[str, "meeting_reports.report_id"]
    document_id: Annotated[str, "documents.document_id"]
    attribute: Annotated[str, "date, place, mode, forum, participant, office or plan_status; realis and side where a person set it"]
    value: Annotated[
        str,
        "Normalised value: EDTF, place id, mode, forum id, person id or country, office, ...; of a side country:DE",
    ]
    participant_no: Annotated[int | None, "Whose: for attributes participant, office and side"]
    source: Annotated[str, "What the span indexes: text or metadata; reference and override have none"]
    char_start: Annotated[int | None, "First code point of the evidence"]
    char_end: Annotated[int | None, "One past its last code point"]
    surface: Annotated[str, "The evidence as read; for reference and override claims the file and entry"]
    zone: Annotated[str, "title, setting, dateline, caption, body, metadata or reference"]
    basis: Annotated[str, "Dates: as in date_mentions, forum_calendar, bound, publication_bound; else stated, dateline, inferred, override"]
    rule: Annotated[str, "Rule that made it; dim_rule.rule_id"]
    confidence: Annotated[float, "Trust in the value before other claims are heard, 0 to 1"]


class TopicHit(NamedTuple):
    """Topics of the talk that a report tells of.

    Grain: one row per report and topic.
    """

    report_id: Annotated[str, "meeting_reports.report_id"]
    document_id: Annotated[str, "documents.document_id"]
    topic_id: Annotated[str, "dim_topic.topic_id"]
    hit_count: Annotated[int, "Phrases of the topic in the part of the page that tells of this meeting"]
    char_start: Annotated[int, "First code point of the first phrase"]
    char_end: Annotated[int, "One past its last code point"]
    surface: Annotated[str, "The first phrase as printed"]
    is_venue_only: Annotated[bool, "The forum is named only as the place of the meeting"]
    raised_by: Annotated[str | None, "ISO 3166-1 alpha-2 of the only side that speaks of it; null when both or nobody in particular"]
    rule: Annotated[str, "Rule that found it; dim_rule.rule_id"]


class Statement(NamedTuple):
    """Who said what: speaker, verb, content.

    Grain: one row per clause that reports speech in a meeting report.
    """

    statement_id: Annotated[str, "Hash of document and span"]
    document_id: Annotated[str, "documents.document_id"]
    report_id: Annotated[str | None, "Meeting in which it was said; null when the page tells of several and does not say"]
    statement_no: Annotated[int, "Order in the document, from 0"]
    speaker_kind: Annotated[str, "person, country, organization or both_sides"]
    speaker_person_id: Annotated[str | None, "dim_person.person_id"]
    speaker: Annotated[str, "Speaker as resolved: person, country or 'both sides'"]
    speaker_country: Annotated[str | None, "ISO 3166-1 alpha-2"]
    addressee: Annotated[str | None, "Who is spoken to, where the clause says"]
    addressee_country: Annotated[str | None, "ISO 3166-1 alpha-2"]
    verb: Annotated[str, "The speech verb as printed"]
    stance: Annotated[
        str, "says, supports, opposes, urges, proposes, thanks, congratulates, condemns, agrees, pledges, denies, ready, notes"
    ]
    is_negated: Annotated[bool, "The verb is negated"]
    is_quote: Annotated[bool, "The content stands in quotation marks"]
    attribution: Annotated[str, "explicit, carried_over or pronoun"]
    topics: Annotated[tuple[str, ...], "Topic ids in the content"]
    char_start: Annotated[int, "First code point of the clause"]
    char_end: Annotated[int, "One past its last code point"]
    surface: Annotated[str, "The clause as printed"]
    rule: Annotated[str, "Rule that found it; dim_rule.rule_id"]


class ExtractionReject(NamedTuple):
    """Documents on which a step of extraction failed: what the step finds is missing for them.

    Grain: one row per document and step.
    """

    document_id: Annotated[str, "documents.document_id"]
    step: Annotated[str, "names, dates or facts"]
    reason: Annotated[str, "crashed, timed_out or failed"]
    detail: Annotated[str, "The error"]
