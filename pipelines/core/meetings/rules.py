"""The rules of meeting reports and their claims."""

from pipelines.core.knowledge import Rule

RULES = (
    Rule("meeting.verb_past", 1, "meeting_reports", "A verb that asserts an encounter: met, received, spoke with"),
    Rule("meeting.verb_present", 1, "meeting_reports", "The same in the present tense of titles and captions"),
    Rule("meeting.verb_bare", 1, "meeting_reports", "The bare form: planned after 'to' and 'will', held in a title with a plural subject"),
    Rule("meeting.verb_with", 1, "meeting_reports", "A verb that wants a word of company before the other side: dialogó con"),
    Rule("meeting.verb_future", 1, "meeting_reports", "A verb in the future tense: se reunirá con"),
    Rule("meeting.verb_transitive_future", 1, "meeting_reports", "Such a verb that wants an object: recibirá a"),
    Rule("meeting.verb_transitive", 1, "meeting_reports", "A verb that wants the other side beside it as object: received, hosted, called"),
    Rule("meeting.verb_transitive_bare", 1, "meeting_reports", "The bare form of such a verb"),
    Rule("meeting.verb_passive", 1, "meeting_reports", "A passive whose agent is the other side: was received by"),
    Rule("meeting.noun_light", 1, "meeting_reports", "A noun carried by a light verb: held talks"),
    Rule("meeting.noun", 1, "meeting_reports", "A noun linked to its parties: a call with, the meeting between"),
    Rule("meeting.separately", 1, "meeting_reports", "Several encounters in one sentence: met separately with"),
    Rule("meeting.joint", 1, "meeting_reports", "What two sides agreed or discussed in the first person: the Prime Minister and I agreed"),
    Rule("meeting.attended", 1, "meeting_reports", "An event, and those whom the sentence after it says to have attended"),
    Rule("party.publisher", 1, "claims", "I and we, or nobody at all, on the page of a government: its own side"),
    Rule("date.sentence", 1, "claims", "A date in a sentence that tells of the meeting, the nearest to the verb"),
    Rule("date.visit", 1, "claims", "The date of the visit told just before, of which the meeting was part"),
    Rule("date.sequel", 1, "claims", "The date of the meeting just before, which this one followed"),
    Rule("place.sequel", 1, "claims", "The place of the meeting just before, which this one followed"),
    Rule("forum.sequel", 1, "claims", "The forum of the meeting just before, which this one followed"),
    Rule("date.bound", 1, "claims", "A date that the words make a bound ('since 2015', 'before Friday') is no day of the meeting"),
    Rule("date.publication_bound", 1, "claims", "What is told as past was not after its publication"),
    Rule("place.sentence", 1, "claims", "A place after a word of place, in a sentence that tells of the meeting"),
    Rule("place.visit", 1, "claims", "The place of the visit told just before"),
    Rule("place.title", 1, "claims", "The place that closes a title after a comma"),
    Rule("place.forum", 1, "claims", "The place of the forum on whose margins it was held, by the forum calendar"),
    Rule("mode.words", 1, "claims", "Words of phone, video or presence beside the verb, else the verb's own"),
    Rule("forum.margins", 1, "claims", "A forum named after 'on the sidelines of' or as what the meeting was part of"),
)
