/// A pattern for the names of repositories and the paths of files: `*` and `?`
/// stand for characters within a component, `**` for any, `[a-z]` and `[!a-z]`
/// for one of some. Upper and lower case are the same, as on the hosts: a rule
/// that hides a repository must not be escaped by its spelling.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
  /// A longer pattern is a mistake, and matching costs its length times the name's.
  static let longest = 512

  /// Why a text is no pattern: one clause, to stand after "because".
  package struct Malformed: Error, Equatable {
    package var reason: String
  }

  private enum Part: Hashable {
    case character(Unicode.Scalar)
    /// `?`
    case one
    /// `*`
    case some
    /// `**`
    case any
    /// `**/`: any folders, or none.
    case folders
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  /// As written.
  package let text: String
  private let parts: [Part]
  private let hasSlash: Bool

  package var description: String { text }

  package init(_ text: String) throws(Malformed) {
    guard !text.isEmpty else { throw Malformed(reason: "it is empty") }
    guard text.utf8.count <= Self.longest else { throw Malformed(reason: "it is longer than \(Self.longest) bytes") }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw Malformed(reason: "it holds a control character")
    }
    self.text = text
    parts = try Self.parse(text)
    hasSlash = text.contains("/")
  }

  /// How much a pattern says, to choose among several that match: without a
  /// wildcard it names one thing; else the more it spells out, the closer it is.
  var specificity: (isExact: Int, spelled: Int) {
    let spelled = parts.count { if case .character = $0 { true } else { false } }
    return (spelled == parts.count ? 1 : 0, spelled)
  }

  /// Whether it matches a whole repository name. Without a slash it is compared
  /// with the last component, so that `secret-*` finds `group/secret-x` too.
  package func matches(_ name: String) -> Bool {
    if matches(scalars: Self.folded(name)) { return true }
    guard !hasSlash, let slash = name.lastIndex(of: "/") else { return false }
    return matches(scalars: Self.folded(name[name.index(after: slash)...]))
  }

  /// Whether it matches a path or a folder above it, as in a `.gitignore`: without
  /// a slash at any depth, with one from the root.
  package func covers(path: String) -> Bool {
    let components = path.split(separator: "/")
    guard hasSlash else { return components.contains { matches(scalars: Self.folded($0)) } }
    return components.indices.contains { matches(scalars: Self.folded(components[...$0].joined(separator: "/"))) }
  }

  // MARK: Parsing

  private static func parse(_ text: String) throws(Malformed) -> [Part] {
    var scalars = folded(text)[...]
    if scalars.first == "/" { scalars = scalars.dropFirst() }
    if scalars.count > 1, scalars.last == "/" { scalars = scalars.dropLast() }
    var parts: [Part] = []
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "*" where scalars.first == "*":
        let startsComponent = parts.isEmpty || parts.last == .character("/") || parts.last == .folders
        while scalars.first == "*" { scalars = scalars.dropFirst() }
        if startsComponent, scalars.first == "/" {
          scalars = scalars.dropFirst()
          parts.append(.folders)
        } else {
          parts.append(.any)
        }
      case "*": parts.append(.some)
      case "?": parts.append(.one)
      case "[": parts.append(try set(&scalars))
      case "{", "}": throw Malformed(reason: "braces are not understood; write one pattern for each alternative")
      case "!" where parts.isEmpty: throw Malformed(reason: "a pattern cannot be negated with '!'")
      case "\\": throw Malformed(reason: "it holds a backslash")
      default: parts.append(.character(scalar))
      }
    }
    guard !parts.isEmpty else { throw Malformed(reason: "it names nothing") }
    return parts
  }

  private static func set(_ scalars: inout ArraySlice<Unicode.Scalar>) throws(Malformed) -> Part {
    guard let end = scalars.dropFirst().firstIndex(of: "]") else {
      throw Malformed(reason: "a '[' is not closed with ']'")
    }
    var content = scalars[..<end]
    scalars = scalars[(end + 1)...]
    let isNegated = content.first == "!" || content.first == "^"
    if isNegated { content = content.dropFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let first = content.popFirst() {
      guard content.count >= 2, content.first == "-" else {
        ranges.append(first...first)
        continue
      }
      content = content.dropFirst()
      guard let last = content.popFirst(), first <= last else {
        throw Malformed(reason: "a range in '[ ]' runs backwards")
      }
      ranges.append(first...last)
    }
    guard !ranges.isEmpty else { throw Malformed(reason: "'[ ]' holds no character") }
    return .set(ranges, isNegated: isNegated)
  }

  private static func folded(_ text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    }
  }

  // MARK: Matching

  /// Follows all readings at once, so no pattern makes it slow.
  private func matches(scalars: [Unicode.Scalar]) -> Bool {
    var states = closure(of: [0])
    var previous: Unicode.Scalar?
    for scalar in scalars {
      var next: Set<Int> = []
      for state in states where state < parts.count {
        switch parts[state] {
        case .character(let expected): if scalar == expected { next.insert(state + 1) }
        case .one: if scalar != "/" { next.insert(state + 1) }
        case .some: if scalar != "/" { next.insert(state) }
        case .any: next.insert(state)
        case .folders:
          next.insert(state)
        case .set(let ranges, let isNegated):
          if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated { next.insert(state + 1) }
        }
      }
      previous = scalar
      states = closure(of: next, after: previous)
      if states.isEmpty { return false }
    }
    return states.contains(parts.count)
  }

  /// Adds what is reached without reading anything: past a star, and past `**/`
  /// at the start of a component.
  private func closure(of states: Set<Int>, after previous: Unicode.Scalar? = nil) -> Set<Int> {
    var reached: Set<Int> = []
    for start in states {
      var state = start
      while reached.insert(state).inserted, state < parts.count {
        switch parts[state] {
        case .some, .any: state += 1
        case .folders where previous == nil || previous == "/": state += 1
        default: break
        }
      }
    }
    return reached
  }
}
