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
  /// The characters before the first wildcard and after the last one: most names
  /// are told from most patterns by these alone.
  private let head: [Unicode.Scalar]
  private let tail: [Unicode.Scalar]
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
    head = Self.characters(parts)
    tail = head.count == parts.count ? [] : Self.characters(parts.reversed()).reversed()
    hasSlash = text.contains("/")
  }

  /// How much a pattern says, to choose among several that match: without a
  /// wildcard it names one thing; else the more it spells out, the closer it is.
  var specificity: (isExact: Int, spelled: Int) {
    let spelled = parts.count { if case .character = $0 { true } else { false } }
    return (spelled == parts.count ? 1 : 0, spelled)
  }

  /// A repository's name, made ready to be compared with many patterns.
  struct Name {
    fileprivate let whole: [Unicode.Scalar]
    /// After the last slash; nil when there is none.
    fileprivate let last: ArraySlice<Unicode.Scalar>?

    init(_ name: String) {
      whole = Glob.folded(name)
      last = whole.lastIndex(of: "/").map { [whole] slash in whole[(slash + 1)...] }
    }
  }

  /// Whether it matches a whole repository name. Without a slash it is compared
  /// with the last component, so that `secret-*` finds `group/secret-x` too.
  package func matches(_ name: String) -> Bool { matches(Name(name)) }

  func matches(_ name: Name) -> Bool {
    if matches(scalars: name.whole[...]) { return true }
    guard !hasSlash, let last = name.last else { return false }
    return matches(scalars: last)
  }

  /// Whether it matches a path or a folder above it, as in a `.gitignore`: without
  /// a slash at any depth, with one from the root.
  package func covers(path: String) -> Bool {
    let components = path.split(separator: "/")
    guard hasSlash else { return components.contains { matches(scalars: Self.folded($0)[...]) } }
    return components.indices.contains { matches(scalars: Self.folded(components[...$0].joined(separator: "/"))[...]) }
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

  private static func characters(_ parts: some Sequence<Part>) -> [Unicode.Scalar] {
    var characters: [Unicode.Scalar] = []
    for part in parts {
      guard case .character(let scalar) = part else { break }
      characters.append(scalar)
    }
    return characters
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
  private func matches(scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.count >= head.count + tail.count, scalars.starts(with: head), scalars.suffix(tail.count) == tail[...]
    else { return false }
    if head.count == parts.count { return scalars.count == head.count }
    let rest = scalars.dropFirst(head.count)
    // Where in the pattern a reading may stand.
    var states = [Bool](repeating: false, count: parts.count + 1)
    states[head.count] = true
    advanceFreely(&states, after: rest.startIndex > scalars.startIndex ? scalars[rest.startIndex - 1] : "/")
    for scalar in rest {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for state in head.count..<parts.count where states[state] {
        switch parts[state] {
        case .character(let expected): if scalar == expected { next[state + 1] = true }
        case .one: if scalar != "/" { next[state + 1] = true }
        case .some: if scalar != "/" { next[state] = true }
        case .any, .folders: next[state] = true
        case .set(let ranges, let isNegated):
          if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated { next[state + 1] = true }
        }
      }
      advanceFreely(&next, after: scalar)
      states = next
    }
    return states[parts.count]
  }

  /// Adds what is reached without reading anything: past a star, and past `**/` at
  /// the start of a component.
  private func advanceFreely(_ states: inout [Bool], after previous: Unicode.Scalar) {
    for state in head.count..<parts.count where states[state] {
      switch parts[state] {
      case .some, .any: states[state + 1] = true
      case .folders: if previous == "/" { states[state + 1] = true }
      default: break
      }
    }
  }
}
