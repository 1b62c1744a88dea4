/// What a change of a number is for, as the subject of its commit says it.
enum Tuning {
  /// `name` is that of the number in its template, `value` what it is from now on, `subject` what the file is about.
  static func subject(_ name: String, _ value: Int, _ subject: String) -> String {
    Words.putting(subject, into: (phrases[name] ?? "Set \(name) of the # to @").replacing("@", with: String(value)))
  }

  /// `@` is the number, `#` what the file is about.
  private static let phrases = [
    "attempts": "Try each # @ times", "pause": "Wait @ seconds before a # is tried again",
    "longest": "Let a # wait @ at most", "spread": "Spread attempts by @ percent",
    "failures": "Open the breaker after @ failures", "cooling": "Close the breaker after @ seconds",
    "room": "Keep @ of each # at hand", "page": "Give @ of each # a page", "most": "Offer @ of each # at most",
    "patience": "Give up on a # after @ seconds", "requested": "Remind of a # after @ hours without an answer",
    "confirmed": "Remind of a # that is confirmed for @ hours", "columns": "Take lines of a # with @ columns",
    "standard": "Make @ seconds the default for a #", "every": "Log one # in @", "full": "Log the first @ of each #",
    "pages": "Stop after @ pages of a list", "tries": "Ask @ times for a #",
    "wait": "Start with @ milliseconds of pause",
    "shown": "Show @ of each # in a list", "seconds": "Keep answers about a # for @ seconds",
    "tonnes": "Write tonnes above @ kilograms", "lines": "Show @ lines of a # on a card",
    "bars": "Show @ bars while a # loads", "percent": "Tolerate @ percent of broken rows",
    "batch": "Write each # in batches of @", "days": "Halve the weight of a # after @ days",
    "fewest": "Ask for @ observations of a season", "kilograms": "Call a # heavy above @ kilograms",
    "least": "Leave out weeks with fewer than @", "width": "Make the column of names @ wide",
    "digits": "Cut the fingerprint of a # to @ digits", "kilobytes": "Read @ kilobytes of a # at most",
    "slack": "Plan @ hours for a change of carrier", "grams": "Count @ grams an hour for emissions",
    "workers": "Run @ workers at a time", "milliseconds": "Pause @ milliseconds between attempts",
    "rate": "Let @ a second through the # limit", "burst": "Let @ through the # limit at once",
    "callers": "Remember @ callers", "bytes": "Make marks of @ bytes", "years": "Keep each # for @ years",
  ]
}

/// What went wrong once and what helped, for a runbook. `#` is what it was about.
enum Incidents {
  static let all: [(subject: String, text: String)] = [
    (
      "Note why every # of a customer was late",
      "Every # of one customer was late. Their clock was wrong; we compare with ours now."
    ),
    (
      "Note how the queue of # was emptied",
      "The queue of each # grew for an hour. A neighbour was slow. Restarting helped, the limit helps more."
    ),
    (
      "Note the # that came twice",
      "A # came twice. The partner had sent the file again. Sending it again is harmless since."
    ),
    (
      "Note the # that logs did not know", "Logs said nothing about a lost #. They carry the number of the request now."
    ),
    ("Note the disk that was full of #", "The disk was full of old # files. They are removed after thirty days."),
    (
      "Note the certificate that ran out",
      "A certificate ran out at midnight. The calendar has a reminder for the next one."
    ),
    (
      "Note the night of the summer time",
      "The hour of the change of time had every # twice. Times are kept in UTC now."
    ),
    (
      "Note the slow # after the release",
      "Each # took a second longer after a release. The index was missing; a test looks for it now."
    ),
    (
      "Note what a partner's outage did",
      "A partner was away for a morning. The breaker opened as it should, and each # was sent afterwards."
    ),
    (
      "Note the # with a strange character",
      "A # had a character that nobody expected. Names are taken as they are, and checked at the door."
    ),
  ]
}
