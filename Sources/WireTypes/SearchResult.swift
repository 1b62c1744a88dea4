import Decisions
import Foundation
import SearchModel
package import Services

/// One thing found. Which fields it has beside the first six depends on its kind.
package struct SearchResult: Codable, Sendable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case code, repository, project, document, decision, question, team, person
  }

  /// 1 for the best; goes on over pages.
  package var rank: Int
  package var kind: Kind
  /// Stable over syncs; unique together with `kind`.
  package var id: String
  package var title: String
  /// Higher is better; comparable among results of one kind in one answer.
  package var score: Double
  /// What the score is made of, largest first.
  package var why: [Reason]

  /// The repository's name; code, projects, documents and decisions are in one, and a repository is one.
  package var repository: String?
  /// The team that may integrate changes.
  package var owner: String?
  /// Code, documents and decisions: path within the repository.
  package var path: String?
  /// Code and documents: 1-based line of the best match.
  package var line: Int?
  /// Code and documents: text of that line, or around the match. Decisions and questions: the sentence that fits.
  package var preview: String?
  /// Code: language and branches.
  package var language: String?
  package var branches: [String]?
  /// Code: matching lines, at most a few; `lineCount` says how many the file has.
  package var lines: [Line]?
  package var lineCount: Int?
  /// Matches within `path` (code), `repository` (repositories) and `preview` (decisions, questions).
  package var ranges: [ByteRange]?
  /// Documents: the best sections; `section` and `anchor` are those of the first.
  package var section: String?
  package var anchor: String?
  package var sections: [Section]?
  /// Projects: name, folder of the manifest, and where it is published.
  package var project: String?
  package var folder: String?
  package var ecosystem: String?
  /// Imported projects: the catalogue they come from, and their address as it wrote it.
  package var source: String?
  package var url: String?
  /// Repositories, projects and teams: what it is.
  package var description: String?
  package var license: String?
  package var topics: [String]?
  /// Decisions: as the record says them, the date as 2024-01-31. Questions: their state, and when they were asked.
  package var number: Int?
  package var status: String?
  package var date: String?
  /// Decisions: path of the record that replaced it, in the same repository.
  package var supersededBy: String?
  /// Nothing holds the words, and this is called something like it; nil otherwise.
  package var guess: Bool?

  package struct Reason: Codable, Sendable, Equatable {
    package var reason: String
    package var points: Double

    init(_ term: ScoreTerm) {
      reason = term.reason
      points = term.points.rounded(toPlaces: 4)
    }
  }

  package struct Line: Codable, Sendable, Equatable {
    package var line: Int
    package var text: String
    /// Matches within `text`.
    package var ranges: [ByteRange]
    /// Whether `text` is a part of a longer line.
    package var partial: Bool?
    /// What is defined at a match: `function`, `struct`...
    package var definition: String?
  }

  package struct Section: Codable, Sendable, Equatable {
    package var heading: String
    /// Fragment of the rendered page.
    package var anchor: String
    package var line: Int
    package var preview: String
    /// Matches within `preview`.
    package var ranges: [ByteRange]
  }

  private init(_ kind: Kind, id: String, title: String, score: Double, why: [ScoreTerm] = []) {
    rank = 0
    self.kind = kind
    self.id = id
    self.title = title
    self.score = score.rounded(toPlaces: 4)
    self.why = why.map(Reason.init)
  }
}

extension SearchResult {
  /// Repositories, projects, documents, decisions, teams and people of an answer, in this order.
  package static func named(in answer: SearchAnswer) -> [SearchResult] {
    let guesses = answer.guesses.map { hit in
      var result = SearchResult(hit)
      result.guess = true
      return result
    }
    return answer.repositories.map(SearchResult.init) + answer.projects.map(SearchResult.init) + guesses
      + answer.documents.map(SearchResult.init) + answer.decisions.map(SearchResult.init)
      + answer.questions.map(SearchResult.init)
      + answer.teams.map(SearchResult.init)
      + answer.people.map(SearchResult.init)
  }

  package init(_ hit: CodeHit) {
    let match = hit.match
    self.init(
      .code, id: "\(hit.repository.name):\(match.path)", title: match.path, score: match.score, why: match.why)
    repository = hit.repository.name
    owner = hit.repository.owner
    path = match.path
    language = match.language
    branches = match.branches
    lines = match.lines.map(Line.init)
    lineCount = match.lineCount
    ranges = match.pathRanges.map(ByteRange.init)
    let best = match.lines.first { $0.definition != nil } ?? match.lines.first
    line = best?.line
    preview = best?.text
  }

  package init(_ hit: RepositoryHit) {
    let facts = hit.repository.facts
    self.init(.repository, id: facts.name, title: facts.name, score: hit.score)
    repository = facts.name
    owner = facts.owner
    ranges = hit.nameRanges.map(ByteRange.init)
    description = hit.repository.description
    language = hit.repository.languages.ofOwnCode.first?.language
    license = hit.repository.license
    topics = hit.repository.topics
  }

  package init(_ hit: ProjectHit) {
    let project = hit.project
    let item = ProjectItem(project)
    self.init(.project, id: item.id, title: project.name, score: hit.score, why: hit.why)
    repository = project.repository
    owner = project.owner
    self.project = project.name
    folder = project.folder
    ecosystem = project.ecosystem
    source = item.source
    url = item.url
    description = project.description
    license = project.license
    topics = project.topics
  }

  package init(_ hit: DirectoryHit) {
    self.init(hit.kind == .team ? .team : .person, id: hit.name, title: hit.title, score: hit.score)
    description = hit.detail.isEmpty ? nil : hit.detail
  }

  package init(_ hit: DecisionHit) {
    let decision = hit.decision
    self.init(.decision, id: "\(decision.repository):\(decision.path)", title: decision.title, score: hit.score)
    repository = decision.repository
    path = decision.path
    preview = hit.sentence
    ranges = hit.ranges.map(ByteRange.init)
    number = decision.number
    status = decision.status?.rawValue
    date = decision.date
    supersededBy = decision.successor?.path
  }

  package init(_ hit: QuestionHit) {
    let question = hit.question
    self.init(.question, id: question.label, title: question.title, score: hit.score)
    preview = hit.sentence.isEmpty ? question.excerpt : hit.sentence
    ranges = hit.ranges.map(ByteRange.init)
    status = question.state.rawValue
    date = question.created.formatted(.iso8601.year().month().day())
  }

  package init(_ hit: DocumentHit) {
    self.init(.document, id: "\(hit.repository):\(hit.path)", title: hit.title, score: hit.score)
    repository = hit.repository
    path = hit.path
    sections = hit.sections.map {
      Section(
        heading: $0.heading, anchor: $0.anchor, line: $0.line, preview: $0.snippet,
        ranges: $0.ranges.map(ByteRange.init))
    }
    let best = hit.sections.first
    line = best?.line
    preview = best?.snippet
    section = best?.heading
    anchor = best?.anchor
  }
}

extension SearchResult.Line {
  init(_ match: LineMatch) {
    line = match.line
    text = match.text
    ranges = match.ranges.map(ByteRange.init)
    partial = match.isWindow ? true : nil
    definition = match.definition?.name
  }
}
