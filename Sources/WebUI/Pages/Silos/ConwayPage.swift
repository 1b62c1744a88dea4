import Collaboration
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func conway(_ query: SilosQuery, _ setting: PageSetting) async throws -> Response {
    var page = ConwayPage(query: query, setting: setting)
    do {
      page.report = try await useCases.collaborating.conway(
        ConwayQuestion(viewer: setting.viewer, period: try query.period(), team: query.chosenName))
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest || error.code == .notFound {
      page.trouble = error
      return page.html().response(error.code == .notFound ? .notFound : .badRequest)
    }
  }
}

/// Whose code is coupled against who talks: a picture, and lists with what shows it.
struct ConwayPage {
  /// Pairs of each list; the download has all.
  private static let mostPairs = 100
  private static let mostDrawn = 200

  var query: SilosQuery
  var report = ConwayReport()
  var trouble: UserFacingError?
  var setting: PageSetting

  func html() -> HTMLWriter {
    let frame = SilosFrame(
      view: .map, query: query, setting: setting, trouble: trouble, known: report.known, lacks: report.lacks)
    return frame.page { html in
      guard trouble == nil else { return }
      guard let period = report.period, !report.pairs.isEmpty else {
        if report.period == nil { SilosFrame.empty(&html) } else { nothing(&html) }
        return
      }
      html(.p, .class("answer"), .role("status"), text: answer(period))
      picture(&html)
      list(.silent, "Coupled in code, and they do not talk", Self.silentLead, &html)
      list(.needless, "They talk without need", Self.needlessLead, &html)
      congruent(&html)
      frame.downloads([(.map, "CSV of all pairs")], &html)
      frame.rules(CountRules.conway, &html)
    }
  }

  private static let silentLead =
    "A change of one can break the other, and nobody tells. A shared channel, or one contribution, would be a start."
  private static let needlessLead =
    "Nothing of their code hangs together. Perhaps something does that no manifest says; perhaps a place of their own "
    + "for it is missing; perhaps they simply get on well."

  private func answer(_ period: ClosedRange<Quarter>) -> String {
    let silent = report.pairs(.silent).count
    let coupled = report.pairs.count - report.pairs(.needless).count
    let words =
      "\(period.lowerBound) to \(period.upperBound): \(Counted.text(coupled, "pair")) of teams coupled in code"
    return "\(words), \(Counted.number(silent)) of them without talk; congruence \(Figure.percent(report.congruence))."
  }

  private func nothing(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "No two teams are coupled, or talk")
      html(
        .p,
        text:
          "Code is coupled by manifests that name other teams' projects, and by changes together. It takes two teams "
          + "that own something.")
    }
  }

  // MARK: - The picture

  private func picture(_ html: inout HTMLWriter) {
    let teams = report.teams
    guard teams.count <= Self.mostDrawn else {
      html(
        .p, .class("note"),
        text: "\(Counted.number(teams.count)) teams are too many for a picture: choose one of them.")
      return
    }
    let positions = Dictionary(teams.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var cells: [MatrixPicture.Cell] = []
    for (number, pair) in report.pairs.enumerated() {
      guard let first = positions[pair.first.name], let second = positions[pair.second.name] else { continue }
      let mark = pair.kind.mark
      let hint = "\(pair.first.title) and \(pair.second.title): \(pair.kind.words)"
      for (row, column) in [(first, second), (second, first)] {
        cells.append(
          MatrixPicture.Cell(row: row, column: column, mark: mark, hint: hint, anchor: anchor(number, pair)))
      }
    }
    let breaks = teams.indices.filter { $0 > 0 && teams[$0].department != teams[$0 - 1].department }
    MatrixPicture(
      title: "Conway map",
      description: "Teams against teams: a large square where code is coupled and nobody talks, a "
        + "small one where both are so, an outline where there is talk alone. The lists below have the same.",
      rows: teams.map(\.title), columns: teams.map(\.title), cells: cells, rowBreaks: breaks, columnBreaks: breaks
    ).write(id: "conway", to: &html)
    legend(&html)
  }

  private func legend(_ html: inout HTMLWriter) {
    html(.ul, .class("legend small")) { html in
      for kind in ConwayMap.Kind.allCases {
        html(.li) { html in
          switch kind {
          case .silent: html(.i, .class("silent"), .decorative)
          case .needless: html(.i, .class("needless"), .decorative)
          case .congruent: html(.i, .class("congruent"), .decorative)
          }
          html.text("\(kind.words): \(Counted.number(report.pairs(kind).count))")
        }
      }
    }
  }

  /// Where a pair stands on the page; nil when it is not listed.
  private func anchor(_ number: Int, _ pair: ConwayReport.Pair) -> String? {
    switch pair.kind {
    case .silent: number < Self.mostPairs ? "pair-\(number)" : nil
    case .needless: number - report.pairs(.silent).count < Self.mostPairs ? "pair-\(number)" : nil
    case .congruent: "talking"
    }
  }

  // MARK: - Lists

  private func list(_ kind: ConwayMap.Kind, _ title: String, _ lead: String, _ html: inout HTMLWriter) {
    let pairs = report.pairs.enumerated().filter { $0.element.kind == kind }
    guard !pairs.isEmpty else { return }
    PageSection(kind.rawValue, title, count: Counted.number(pairs.count)) { html in
      html(.p, .class("small quiet"), text: lead)
      html(.div, .class("cards")) { html in
        for (number, pair) in pairs.prefix(Self.mostPairs) {
          html(.section, .class("card"), .id("pair-\(number)")) { card(pair, &$0) }
        }
      }
      if pairs.count > Self.mostPairs {
        html(.p, .class("quiet"), text: "Shown are the first \(Self.mostPairs); the CSV has all.")
      }
    }.write(to: &html)
  }

  private func card(_ pair: ConwayReport.Pair, _ html: inout HTMLWriter) {
    html(.header) { html in
      html(.h3) { html in
        team(pair.first, &html)
        html.text(" and ")
        team(pair.second, &html)
      }
      if pair.links > 0 { html(.span, .class("tag plain"), text: Counted.text(pair.links, "tie")) }
    }
    html(.ul) { html in
      for dependency in pair.dependencies { html(.li) { write(dependency, &$0) } }
      for together in pair.together { html(.li) { write(together, &$0) } }
      for sentence in pair.talk { html(.li) { $0.sentence(sentence) } }
    }
    let more = pair.links - pair.dependencies.count - pair.together.count
    if more > 0 { html(.p, .class("small quiet"), text: "and \(Counted.text(more, "other tie"))") }
  }

  private func write(_ dependency: ConwayReport.Dependency, _ html: inout HTMLWriter) {
    html.project(dependency.consumer)
    html.text(" names ")
    html.project(dependency.provider)
    html.text(" in ")
    let place = Place(dependency.consumer.repository, dependency.manifest)
    html(.a, .href(dependency.line.map { Route.line($0, of: place) } ?? Route.file(place).link)) {
      $0.name(dependency.manifest)
    }
    switch dependency.changes {
    case 0: html.text(", which did not change.")
    case 1: html.text(", which changed once.")
    default: html.text(", which changed \(Counted.text(dependency.changes, "time")).")
    }
  }

  private func write(_ together: ConwayReport.Together, _ html: inout HTMLWriter) {
    html.project(together.first)
    html.text(" and ")
    html.project(together.second)
    html.text(
      " changed together \(Counted.text(together.shared, "time")) \(together.basis.words): "
        + "\(Figure.percent(together.degree)) of what changes either.")
  }

  private func team(_ team: ConwayReport.Team, _ html: inout HTMLWriter) {
    html(.a, .href(Route.team(team.name).link)) { $0.name(team.title) }
  }

  private func congruent(_ html: inout HTMLWriter) {
    let pairs = report.pairs(.congruent)
    guard !pairs.isEmpty else { return }
    PageSection("talking", "Coupled, and they talk", count: Counted.number(pairs.count)) { html in
      html(.details) { html in
        html(.summary, text: "The pairs")
        html.table(
          ["Team", "Team", "Ties", "Contributions", "Reviews", "Questions", "Channels"], figures: 2..<6, "Pairs"
        ) {
          html in
          for pair in pairs.prefix(Self.mostPairs) {
            html(.tr) { html in
              html(.th, .scope("row")) { team(pair.first, &$0) }
              html(.td) { team(pair.second, &$0) }
              for count in [pair.links, pair.given + pair.taken, pair.help, pair.questions] {
                html(.td, .class("figure"), text: Counted.number(count))
              }
              html(.td) { $0.name(pair.channels.joined(separator: ", ")) }
            }
          }
        }
        if pairs.count > Self.mostPairs {
          html(.p, .class("quiet"), text: "Shown are the first \(Self.mostPairs); the CSV has all.")
        }
      }
    }.write(to: &html)
  }
}

extension ConwayMap.Kind {
  /// As the end of a sentence.
  fileprivate var words: String {
    switch self {
    case .silent: "coupled in code, no talk"
    case .needless: "talk without coupling"
    case .congruent: "coupled, and they talk"
    }
  }

  fileprivate var mark: MatrixPicture.Mark {
    switch self {
    case .silent: .silent
    case .needless: .needless
    case .congruent: .congruent
    }
  }
}
