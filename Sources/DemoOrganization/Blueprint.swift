/// What one repository is, before anything happens in it.
struct Blueprint: Sendable {
  /// A source file that comes at some time: what kind it is of, and what it is about, in words.
  struct Component: Sendable {
    let kind: SourceTemplate.Kind
    let subject: String

    init(_ kind: SourceTemplate.Kind, _ subject: String) { (self.kind, self.subject) = (kind, subject) }
  }

  let name: String
  let team: String
  let language: ProgrammingLanguage
  /// The first sentence of its README.
  let mission: String
  /// Quarters after the first day of the organisation's history.
  let born: Int
  /// Changes a year, those of people in other teams included.
  let pace: Int
  /// Repositories whose packages it needs.
  let needs: [String]
  let topics: [String]
  let components: [Component]
  /// Nearly everything in it is one person's work.
  let hasKeeper: Bool
  /// Where its history begins: the other's, up to its own first day.
  let forkOf: String?
  /// What it puts into another form.
  let wraps: String?

  init(
    _ name: String, _ team: String, _ language: ProgrammingLanguage, _ mission: String, born: Int, pace: Int,
    needs: [String] = [], topics: [String], _ components: [Component], hasKeeper: Bool = false, forkOf: String? = nil,
    wraps: String? = nil
  ) {
    (self.name, self.team, self.language, self.mission, self.born, self.pace) = (
      name, team, language, mission, born, pace
    )
    (self.needs, self.topics, self.components, self.hasKeeper) = (needs, topics, components, hasKeeper)
    (self.forkOf, self.wraps) = (forkOf, wraps)
  }

  /// As packages of its ecosystem are named.
  var package: String { Self.package(name, language) }

  /// The name of the project that its manifest declares.
  static func package(_ name: String, _ language: ProgrammingLanguage) -> String {
    switch language {
    case .swift, .prose: name
    case .typeScript: "@calder/\(name)"
    case .python: "calder-\(name)"
    case .go: "git.calder.example/\(name)"
    }
  }

  static let named: [String: Blueprint] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// A file that was taken from one repository into another, and lives on there.
struct CopiedFile: Sendable {
  let from: String
  let component: Int
  let to: String
  let path: String
  /// Quarters after the first day.
  let quarter: Int

  static let all = [
    CopiedFile(
      from: "retry-kit", component: 0, to: "warehouse-service",
      path: "Sources/WarehouseService/Support/CallRetry.swift",
      quarter: 9),
    CopiedFile(
      from: "money-kit", component: 0, to: "tariff-engine", path: "Sources/TariffEngine/Support/Amount.swift",
      quarter: 8),
    CopiedFile(from: "go-runtime", component: 1, to: "payment-gateway", path: "internal/limit/limiter.go", quarter: 11),
    CopiedFile(from: "go-runtime", component: 1, to: "position-ingest", path: "internal/limit/limiter.go", quarter: 13),
    CopiedFile(
      from: "py-runtime", component: 0, to: "duty-calculator", path: "src/duty_calculator/service_settings.py",
      quarter: 10),
    CopiedFile(from: "ts-runtime", component: 0, to: "dock-calendar", path: "src/answer-cache.ts", quarter: 12),
  ]
}
