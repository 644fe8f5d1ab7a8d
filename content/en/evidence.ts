/** The page that opens an evidence pack, for whoever has to be shown how a case was handled. */
export const evidenceReadme: readonly string[] = [
  'Evidence pack for case {reference}',
  'Made on {made} by {company}. It shows how one request under data protection law was handled. It is about a person: keep it as carefully as the case itself.',
  'case.json       what was asked, when, and where the case stands\nlog.json        everything that happened, in order, with the hash of each entry\nclock.json      what the clock was told, the due date, and every step of its reckoning with the article it rests on\ndecisions.json  what staff wrote when they decided; the log holds the digest of each text\nletters.json    each letter received, by the SHA-256 of its bytes\nanswers.json    each answer, with the SHA-256 of its text; answers/ has the texts\nproofs.json     when proof was received, accepted or refused; not the documents\npackages.json   what was handed over, and when it was first fetched\nredactions.json how mentions of other people were weighed\nnotices.json    which recipients of the data were told, and when they acknowledged\nmanifest.json   the SHA-256 of every file here',
  'In the answers, links that only the person may open are blanked. Their digests are of the texts as they were sent.',
  'To check log.json by yourself: the hash of an entry is the SHA-256, in hex, of a line of JSON without spaces that has exactly the names actor, at, case_id, detail, kind, letter_id and previous_hash, in that order. previous_hash is the hash of the entry before; the first has null. Change one letter of one entry, and its hash and every link after it no longer fit.',
  'When this pack was made, the log was checked: {checked}',
];

export const evidenceChecked = {
  good: 'every entry is as it was written.',
} as const;
