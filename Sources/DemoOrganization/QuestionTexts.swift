import SearchModel

/// What somebody asks about a repository, and what they are told. `#` is what the file is about that it concerns, `@` the
/// repository, `%` the one that the asker works on.
struct QuestionText: Sendable, Equatable {
  let title: String
  let words: String
  let answer: String

  init(_ title: String, _ words: String, _ answer: String) {
    (self.title, self.words, self.answer) = (title, words, answer)
  }

  /// With the names put in.
  func filled(_ subject: String, _ repository: String, _ own: String) -> QuestionText {
    func fill(_ text: String) -> String {
      Words.putting(subject, into: text).replacing("@", with: repository).replacing("%", with: own)
    }
    return QuestionText(fill(title), fill(words), fill(answer))
  }

  /// Those that fit a file: what it is about says more than of what kind it is.
  static func about(_ component: Blueprint.Component) -> [QuestionText] {
    bySubject[component.subject] ?? byKind[component.kind] ?? []
  }

  /// What is asked about any repository.
  static let general = [
    QuestionText(
      "Which versions of @ still get fixes?", "% is two large versions behind.",
      "The last two, each for a year after the next one. Moving takes a morning: the changelog has the steps."),
    QuestionText(
      "May a change go into @ that only % needs?", "It is twelve lines, and we would write the tests.",
      "If it is off unless somebody asks for it, yes. Send it as a draft first; then nobody writes tests in vain."),
    QuestionText(
      "How do we test % without a real @?", "Our pipeline waits for a machine that is shared by four teams.",
      "There is a fake in its test support. It answers as the real one did last night, since it is recorded anew "
        + "daily."),
    QuestionText(
      "Is anybody working on how long @ takes to start?", "% waits eleven seconds for it after each deployment.",
      "Not yet, and it is known: the tables are read twice. A change is welcome; I can show where."),
    QuestionText(
      "When is the next release of @?", "The fix that % waits for is on main since last week.",
      "On Thursday, when main is green. Whoever needs one sooner says so in the channel; it takes ten minutes."),
    QuestionText(
      "Why was our update of @ taken back?", "% ran with it for a day, and then the old version stood there again.",
      "A check of ours failed an hour later. It is fixed, and the version after it may stay."),
    QuestionText(
      "Does @ run on ARM machines?", "They are a third cheaper, and % is to move.",
      "Since spring, and it is tested there. One dependency has to be built; the README says how."),
    QuestionText(
      "Who decides what goes into @?", "Two of our changes to it wait, and we do not know for whom.",
      "Whoever stands in CODEOWNERS; for what changes an interface two of them. Yours lacked the second."),
    QuestionText(
      "How do we report a fault of @ that we cannot repeat?", "% sees it once a week, by night.",
      "With the time and the request's number: we keep ten days of traces. Without a number we find nothing."),
    QuestionText(
      "May we fork @ for one customer?", "They want one rule to be another.",
      "Better not: the last fork was two years behind within one. Tell us what differs, and we make it a setting."),
    QuestionText(
      "What happened to the examples of @?", "The ones that % was copied from are gone, and ours no longer builds.",
      "They moved into the tests, so that they cannot rot. Search there for the name of what you call."),
    QuestionText(
      "Does anybody else use @ from more than one region?", "% is to run in Singapore, and each call takes 200 ms.",
      "Two teams do. They ask once and keep the answer near; ask them before you build the same a third time."),
    QuestionText(
      "Our build of % takes twice as long since we use @. Is that known?",
      "Most of it is spent on code that we never call.",
      "It is: take the small part only, it has a manifest of its own. The large one is there for the tools."),
    QuestionText(
      "Which metrics of @ should wake somebody up?",
      "We took over % with 40 alarms, and nobody knows what they are for.",
      "Two: what waits longer than a minute, and what was given up. The others are for looking at by day."),
    QuestionText(
      "Can we get @ in the version that runs in production?", "On our machines % behaves in another way.",
      "The tag of the last deployment stands on its status page. Take that, and not the newest."),
    QuestionText(
      "Is there a talk or a page about why @ is built as it is?", "We found what it does, and not why.",
      "A decision record from its first year, and a recording of forty minutes. Both are linked at the end of the README."
    ),
    QuestionText(
      "Would you take a second maintainer for @ from our team?", "We change it twice a month for % anyway.",
      "Gladly. Do three reviews with one of us, then we propose you: that is how the handbook has it."),
    QuestionText(
      "What do we tell customers when @ is down?", "Support of % says one thing and the status page another.",
      "What the page says, word for word. Whoever is on call writes it within ten minutes, and support is told first."),
    QuestionText(
      "How much would @ save us against what we wrote ourselves?",
      "% has 900 lines of its own for this, five years old.",
      "The last team that moved kept 120 of its 700 lines and found two faults on the way. It took them nine days."),
    QuestionText(
      "Does @ keep anything that we must be able to delete?", "A person asked % to forget them.",
      "Only counts by day, without names. What you send in a label is yours: do not send names."),
    QuestionText(
      "We need @ on a machine without a network. Does that work?", "% runs on ships, too.",
      "Yes, with the tables put beside it by hand; they are good for 30 days. There is a command that writes them out."),
    QuestionText(
      "Who reviews changes to @ in August?", "Last year ours waited three weeks, and % with it.",
      "Two of us stay, and their names are in the channel's topic. If neither answers in two days, ask there."),
  ]

  /// What is asked of whoever keeps the handbook.
  static let handbook = [
    QuestionText(
      "Who merges a change that two teams own together?",
      "Our change touches a folder of ours and one of yours, and each side waits for the other.",
      "Whoever owns the larger part. One approval of each side is enough; CODEOWNERS asks for both by itself."),
    QuestionText(
      "How long may a change from outside wait before we ask again?",
      "We sent one to @ on Monday and heard nothing. We do not want to be rude.",
      "Two working days, as the handbook says. After that ask in the team's channel: nobody finds it rude."),
    QuestionText(
      "May a trusted committer of one repository review in another of the same team?",
      "Ours is on leave, and the change to % is ready.",
      "Yes, for that team's repositories. Write in the change that you stand in for somebody."),
    QuestionText(
      "Where do we write down why we took one library and not the other?",
      "We compared three and shall be asked again in a year.",
      "As a decision record beside the code: copy the template of the handbook into docs/decisions, half a page is "
        + "fine."),
    QuestionText(
      "Does a copied file need its origin at the top?",
      "We took one file over and changed a few lines since.",
      "Yes: repository, path and commit in one line. Better still, bring the changed lines back upstream."),
    QuestionText(
      "Who is on call for a service that a guest changed last?",
      "The change was ours, the service is not.",
      "The owning team, as always. Thirty days long they may call whoever wrote the change, and that is you."),
  ]

  /// Said first by somebody who did not know it whole.
  static let guesses = [
    "I think we had that in spring. Have you looked at the README, below Troubleshooting?",
    "No idea why, but updating to the newest release helped us.",
    "It was like that before I came. Somebody who was here longer may know the reason.",
    "Try it with the default settings first; most of what I saw came from a file that set one twice.",
    "Not sure. I shall ask at stand-up tomorrow and come back to this.",
  ]

  private static let bySubject: [String: [QuestionText]] = [
    "claim": [
      QuestionText(
        "Which claims of a token may we rely on?",
        "% needs the company that somebody acts for, and finds two of them.",
        "Those that the signature covers and the type names. The other one is of the old login and goes away in "
          + "spring."),
      QuestionText(
        "Does a claim say since when somebody has a role?",
        "We have to refuse what was signed before they got it.",
        "No, only that they have it now. Ask the identity service for the day; the token would get too long."),
    ],
    "token": [
      QuestionText(
        "How do we check tokens while keys are being changed?",
        "For some minutes % refuses every second request.",
        "Hand @ the whole set of keys and not the newest: it takes the one that the token names."),
      QuestionText(
        "May we keep a token in the log to find a fault?",
        "Support asks for it, and we are not easy about that.",
        "No. Log its identifier: it leads to the same login and opens nothing."),
    ],
    "circuit": [
      QuestionText(
        "When does an open breaker close again?",
        "% waits long after the partner is back.",
        "After the cooling time one call is let through; if it succeeds all are. Yours stood at ten minutes."),
      QuestionText(
        "Can several processes share one breaker?",
        "Twenty of ours ask a service that is down, one after the other.",
        "Not in @. Put it into the gateway, which is one process: there everybody learns of it at once."),
    ],
    "setting": [
      QuestionText(
        "How do we write a list in a setting?",
        "% reads one name with commas in it.",
        "Separate by blanks, or number the variables: NAME_0, NAME_1. Commas belong to values, since addresses have "
          + "them."),
      QuestionText(
        "What happens to a setting that nobody reads?",
        "We mistyped one and searched for an hour.",
        "It is named at the start as a warning. Switch strict on in tests and it stops there."),
    ],
    "exchange rate": [
      QuestionText(
        "Which day's exchange rate does a correction take?",
        "The customer pays in another month than we invoiced.",
        "That of the invoice: pass its date. Without one you get today's, which is right for offers only."),
      QuestionText(
        "Do we multiply or divide when we go back to the first currency?",
        "There and back again loses a cent in %.",
        "Neither: keep the first amount beside the second. No rate leads back exactly."),
    ],
    "work": [
      QuestionText(
        "How many workers should a pool have on small machines?",
        "% runs with two cores and swaps.",
        "As many as cores for work that computes, eight times that for work that waits. The default was made for big "
          + "ones."),
      QuestionText(
        "Is there an order in which a pool takes what waits?",
        "Urgent things of % stand behind the night's batch.",
        "First in, first out. Make two pools: one that is small and never has a batch in it."),
    ],
    "limit": [
      QuestionText(
        "Which number limits one caller, and which all of them together?",
        "We read both settings of @ and still let too many through in %.",
        "rate and burst are for each caller. For all together put a second limiter before it, with one key for "
          + "everybody."),
      QuestionText(
        "Does what a limiter counted survive a restart?",
        "After each deployment of % the first minute is too generous.",
        "No, it is in memory. Start with half the burst: there is a setting, and it fills within seconds."),
    ],
  ]

  private static let byKind: [SourceTemplate.Kind: [QuestionText]] = [
    .retry: [
      QuestionText(
        "How do we keep retries from piling up while a partner is down?",
        "% calls three services through @. When one was down for ten minutes, each # was tried so often that the "
          + "others "
          + "waited too.",
        "Give each neighbour its own policy; the breaker is per policy and not per process. With spread above 20 "
          + "percent "
          + "they stop coming in waves."),
      QuestionText(
        "Is a # tried again after a timeout that the other side may have served?",
        "We must not book twice.",
        "Only where you say that it may be repeated. Send the same idempotency key each time and it is safe; without a "
          + "key set attempts to 1."),
    ],
    .limiter: [
      QuestionText(
        "Which number limits a # per caller, and which for all of them together?",
        "We read both settings in @ and still let too many through from %.",
        "rate and burst are per caller. For all together put a second limiter before it, with one key for everybody."),
      QuestionText(
        "Does the # limit survive a restart?",
        "After each deployment of % the first minute is too generous.",
        "No, it is in memory. Start with half the burst: there is a setting, and it fills within seconds."),
    ],
    .store: [
      QuestionText(
        "Can we read a # as it was yesterday?",
        "Our report in % has to show what was true at midnight.",
        "The store keeps versions for 90 days. Ask with the moment and you get the one that was valid then."),
      QuestionText(
        "Why does writing a # fail with a conflict now and then?",
        "It happens in % with two workers, about once in a thousand.",
        "Both read the same version. Read again and apply your change to what you get: a conflict is an answer, no "
          + "error."),
    ],
    .client: [
      QuestionText(
        "How do we page through more than a thousand # results?",
        "The client of @ stops after ten pages and says nothing.",
        "Raise pages, or better: pass the cursor of the last answer. We made the silence an error in the last "
          + "release."),
      QuestionText(
        "What does the # client do when the token runs out halfway?",
        "In % long runs end with 401.",
        "It asks for a new one once if you hand it a provider instead of a token. A fixed token it cannot renew."),
    ],
    .states: [
      QuestionText(
        "Can a # go back from confirmed to requested?",
        "A carrier took its word back and % has no step for that.",
        "Not back, but on: cancel it with the reason and request anew. History stays readable that way."),
      QuestionText(
        "Who sends the reminder when a # waits too long?",
        "We got two of them and want to turn ours off.",
        "The state machine of @ does, after the hours that stand beside the state. Yours in % can go."),
    ],
    .codec: [
      QuestionText(
        "Which encoding has a # of the old partners?",
        "Umlauts arrive broken in % since the company was renamed.",
        "ISO 8859-15, and they say UTF-8. The codec looks at the first line; switch trusting the header off."),
      QuestionText(
        "How do we read a # with a column that we do not know?",
        "A partner added one without telling.",
        "Unknown columns go into extra, in their order. Only a missing column is an error."),
    ],
    .value: [
      QuestionText(
        "Why do parts of a # not add up to the whole?",
        "We split it by three in % and one cent is gone.",
        "Use the split of @: it gives the rest to the first parts. Dividing rounds each part by itself."),
      QuestionText(
        "May a # be negative?",
        "Credit notes need it, and the type refuses.",
        "As a correction, yes: that is a type of its own so that nobody pays one out by mistake."),
    ],
    .settings: [
      QuestionText(
        "Where do settings of @ come from that stand nowhere in our files?",
        "% starts with a timeout that none of us set.",
        "From the defaults of the # settings. Start with --show-settings: it prints each value with its place."),
      QuestionText(
        "How do we rotate a secret without a restart?",
        "Security asks for it every 90 days.",
        "Name a file instead of a value. It is read again when it changes, and the old value holds for a minute more."),
    ],
    .events: [
      QuestionText(
        "How do we keep addresses of people out of the # log?",
        "An auditor found some in %.",
        "Mark the field as private and @ writes a mark that cannot be turned round. There is a check for names of "
          + "fields."),
      QuestionText(
        "Can we log every # during an incident, and one in a hundred else?",
        "Turning it up means a deployment today.",
        "Yes: the share is read every ten seconds. Set it for an hour and it goes back by itself."),
    ],
    .view: [
      QuestionText(
        "How do we put a # on a page with a dark background?",
        "The text of @ stays black in %.",
        "Set the tone on the outermost element and leave colours alone; the # takes them from there."),
      QuestionText(
        "Does the # say its state to screen readers?",
        "The accessibility review of % asks.",
        "Since last year, as long as you give it a label. Without one the console says so during development."),
    ],
    .list: [
      QuestionText(
        "How many rows may a # list have before it gets slow?",
        "Our largest customer has 40,000.",
        "About 2,000 as it is. Above that give it a page from the server; it asks for the next one while you scroll."),
      QuestionText(
        "Can people sort the # list by two columns?",
        "They do it in their spreadsheets and want it in %.",
        "Hold shift and click the second one. The order is in the address, so it can be shared."),
    ],
    .cache: [
      QuestionText(
        "Why do some users see an old # after a change?",
        "It lasts up to a minute in %.",
        "That is the time an entry lives. Call forget with its key after you write and they see it at once."),
      QuestionText(
        "Does the # cache share entries between tabs?",
        "We count twice as many requests as users.",
        "No, each tab has its own. A shared one was tried and left out: signing out did not clear it everywhere."),
    ],
    .format: [
      QuestionText(
        "Which format of dates does a # take for customers in two countries?",
        "% shows American dates to a Danish customer.",
        "That of the company that they act for, not of the browser. Pass the company and leave the language out."),
      QuestionText(
        "How do we round a # for display and not for sums?",
        "The total differs from its lines.",
        "Format last. Whatever comes out of the formatter is text for people and nothing to add up."),
    ],
    .model: [
      QuestionText(
        "How do we add a field to the # model without breaking old files?",
        "% reads files of the last three years.",
        "Give it a default and raise the minor version. Removing takes a major one and a converter."),
      QuestionText(
        "Is a # equal to another one with the same number and another date?",
        "Our test says no and we expected yes.",
        "Two of them are equal when all fields are. For the same thing at two times compare the key."),
    ],
    .pipeline: [
      QuestionText(
        "What happens to a broken # in the middle of a batch?",
        "% lost a whole file because of one row.",
        "Rows that cannot be read go aside with the reason, up to the percentage that you tolerate. Yours stood at "
          + "zero."),
      QuestionText(
        "Can we run the # pipeline again for one day only?",
        "A partner sent Tuesday's file twice.",
        "Yes, give it the day. It replaces what that day brought and leaves the rest, so it may be repeated."),
    ],
    .estimate: [
      QuestionText(
        "How sure is the estimate of # where there is little to go by?",
        "% shows it as if it were certain.",
        "Below thirty observations the range is wide, and the answer says so: show low and high, not only the middle."),
      QuestionText(
        "Since when does the # estimate look at holidays?",
        "December was better than we are used to.",
        "Since autumn: days between holidays count as half. The weights are in the README with how they were found."),
    ],
    .report: [
      QuestionText(
        "Why does the # report differ from our own count?",
        "We have 3 percent more in %.",
        "It leaves out what was cancelled within an hour. Ask for all of it with --everything and the two agree."),
      QuestionText(
        "Can the # report be had by week?",
        "Management thinks in weeks, the report in months.",
        "Yes, --by week. Weeks are those of ISO 8601, so the first of January may be in the last one of the old year."),
    ],
    .rules: [
      QuestionText(
        "In which order are # rules applied?",
        "Two of them fit the same case in % and the wrong one wins.",
        "The most particular first, then the newest. The trace names each that was looked at and why it lost."),
      QuestionText(
        "Who may change a # rule?",
        "Our customer wants an exception until Friday.",
        "Anybody, as a change with an end date; one of us reads it the same day. Exceptions without an end are "
          + "refused."),
    ],
    .handler: [
      QuestionText(
        "Which status does a # get that somebody else deleted?",
        "% takes 404 for a fault of the network and tries again.",
        "410 with the reason, for a year; 404 after that. Neither is worth another attempt."),
      QuestionText(
        "How large may a request to the # endpoint be?",
        "Uploads of % are cut off somewhere.",
        "One megabyte here, 10 at the gateway. For more ask for an upload address first."),
    ],
    .planner: [
      QuestionText(
        "Why does the # planner avoid a leg that is open?",
        "Planners of ours see it as free and % routes around it.",
        "It keeps hours of slack for a change of carrier, and that leg has fewer. The answer names the leg and the "
          + "slack."),
      QuestionText(
        "Can we ask for the second best # too?",
        "Customers want to choose.",
        "Ask for alternatives=3. They differ in one leg at least; nearly the same is left out."),
    ],
    .pool: [
      QuestionText(
        "How many workers should the # pool have on small machines?",
        "% runs with two cores and swaps.",
        "As many as cores for work that computes, eight times that for work that waits. The default was made for big "
          + "ones."),
      QuestionText(
        "What becomes of a # job that is under way when we stop?",
        "Each deployment loses a few in %.",
        "Stop waits for it, as long as you allow. Your platform kills after ten seconds: set patience below that."),
    ],
    .table: [
      QuestionText(
        "Where do new # entries come from, and how soon?",
        "A customer opened an office and % does not know it.",
        "From master data each night. For today add it by hand with a source; the nightly run takes it over."),
      QuestionText(
        "May we hold a copy of the # table?",
        "We look something up for each row.",
        "Please do: there is an export with a version. Ask for changes since your version rather than all of it."),
    ],
    .audit: [
      QuestionText(
        "How do we show an auditor that no # record was taken out?",
        "They asked % for proof and not for a promise.",
        "Each record holds the mark of the one before. The tool verify walks the chain and signs what it found."),
      QuestionText(
        "For how long is a # record kept?",
        "Privacy says three years, tax says ten.",
        "Ten, without names after three: the chain holds marks of names, so taking a name off breaks nothing."),
    ],
  ]
}
