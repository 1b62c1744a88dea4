/// A kind of source file that grows by parts over the years. In its texts, `{{name}}` stands for a word of the component that
/// it is made for, and `{{limit=30}}` for a number, 30 at first, that changes tune.
struct SourceTemplate: Sendable {
  /// Something that is added with one change.
  struct Part: Sendable {
    /// What a change's subject says was added.
    let title: String
    let text: String
    /// What the test file gains with it; empty where nothing is tested.
    let test: String

    init(_ title: String, _ text: String, test: String = "") {
      (self.title, self.text, self.test) = (title, text, test)
    }
  }

  let kind: Kind
  let language: ProgrammingLanguage
  let path: String
  /// nil where it has no test.
  let testPath: String?
  let head: String
  let parts: [Part]
  let tail: String
  let testHead: String
  let testTail: String

  init(
    _ kind: Kind, _ language: ProgrammingLanguage, path: String, testPath: String? = nil, head: String, parts: [Part],
    tail: String = "", testHead: String = "", testTail: String = ""
  ) {
    (self.kind, self.language, self.path, self.testPath) = (kind, language, path, testPath)
    (self.head, self.parts, self.tail, self.testHead, self.testTail) = (head, parts, tail, testHead, testTail)
  }

  /// What a file is for.
  enum Kind: String, Sendable {
    case retry, limiter, store, client, states, codec, value, settings, events
    case view, list, cache, format
    case model, pipeline, estimate, report, rules
    case handler, planner, pool, table, audit
  }

  static let all = swift + typeScript + python + go

  static func of(_ kind: Kind, _ language: ProgrammingLanguage) -> SourceTemplate? {
    all.first { $0.kind == kind && $0.language == language }
  }
}

enum ProgrammingLanguage: String, Sendable {
  case swift, typeScript, python, go, prose
}
