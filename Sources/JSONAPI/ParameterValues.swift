import SearchModel

/// The parameters of one request: all known, each given once, each of its kind.
struct ParameterValues: Sendable {
  private var texts: [String: String] = [:]
  private let endpoint: Endpoint

  /// Reads `query`, what follows the question mark, and the path parameters that were captured, all still encoded.
  ///
  /// - Throws: `UserFacingError` that says what is allowed instead.
  init(query: String?, captured: [String: String], of endpoint: Endpoint) throws {
    self.endpoint = endpoint
    for (name, encoded) in captured { texts[name] = try Self.path(encoded) }
    for pair in (query ?? "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      try add(try Self.decoded(halves[0]), try Self.decoded(halves.count > 1 ? halves[1] : ""))
    }
    for parameter in endpoint.parameters where parameter.isRequired && texts[parameter.name] == nil {
      throw UserFacingError(
        .badRequest, "The parameter \(parameter.name) is missing.", hint: "Give \(parameter.allowed).")
    }
  }

  func text(_ name: String) -> String? { texts[name] }

  /// A parameter that the endpoint requires.
  func required(_ name: String) -> String { texts[name] ?? "" }

  /// The number given, or the parameter's standard.
  func integer(_ name: String) -> Int {
    guard case .integer(_, let standard)? = endpoint.parameters.first(where: { $0.name == name })?.kind else {
      return 0
    }
    return texts[name].flatMap(Parameter.number) ?? standard
  }

  func flag(_ name: String) -> Bool { texts[name] == "true" }

  func lines(_ name: String) -> ClosedRange<Int>? { texts[name].flatMap(Parameter.lines) }

  // MARK: - Reading

  private mutating func add(_ name: String, _ value: String) throws {
    let known = endpoint.parameters.filter { !$0.isInPath }
    guard let parameter = known.first(where: { $0.name == name }) else {
      let names = known.map(\.name)
      throw UserFacingError(
        .badRequest, "There is no parameter “\(name.prefix(40))” here.",
        hint: names.isEmpty ? "This address takes none." : "There are: \(names.joined(separator: ", ")).")
    }
    guard texts[name] == nil else {
      throw UserFacingError(.badRequest, "The parameter \(name) is given twice.", hint: "Give it once.")
    }
    guard parameter.accepts(value) else {
      throw UserFacingError(
        .badRequest, "The parameter \(name) does not take \(Self.quoted(value)).", hint: "Give \(parameter.allowed).")
    }
    texts[name] = value
  }

  private static func quoted(_ value: String) -> String {
    if value.isEmpty { return "an empty value" }
    return value.count > 40 ? "“\(value.prefix(40))…” (\(value.count) characters)" : "“\(value)”"
  }

  private static func decoded(_ encoded: Substring) throws -> String {
    guard let text = PercentDecoding.text(encoded, plusIsSpace: true) else {
      throw UserFacingError(
        .badRequest, "“\(encoded.prefix(40))” in the address is not percent-encoded UTF-8.",
        hint: "Write a percent sign as %25, and other bytes as UTF-8.")
    }
    return text
  }

  /// What cannot be the path of anything is absent like anything else that is not there.
  private static func path(_ encoded: String) throws -> String {
    guard let text = PercentDecoding.text(encoded, plusIsSpace: false), !text.utf8.contains(0),
      !text.hasPrefix("/"), !text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    else { throw absent }
    return text
  }

  static let absent = UserFacingError(
    .notFound, "There is no such thing here, or it is not visible to you.",
    hint: "Search for it by name, or look at the list of repositories.")
}
