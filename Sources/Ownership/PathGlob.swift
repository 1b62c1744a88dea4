/// Reads the wildcard patterns of the dialects. They differ in what a bare name means, in
/// what stands below a match, and in the signs they take; the signs themselves are read once.
struct PathGlob {
  /// Bytes of one pattern.
  static let longest = 1_024

  /// A sign of a name: `*` and `?` never cross a slash.
  private enum Sign {
    case literal(Unicode.Scalar)
    case star
    case question
    case set(ScalarSet)
  }

  private let text: String
  private let takesSets: Bool

  private init(_ text: String, takesSets: Bool) throws(OwnershipFailure) {
    guard text.utf8.count <= Self.longest else {
      throw OwnershipFailure("the pattern is longer than \(Self.longest) bytes")
    }
    self.text = text
    self.takesSets = takesSets
  }

  private static func parts(_ text: String, keepingEmpty: Bool = false) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: !keepingEmpty).map { Substring($0) }
  }

  // MARK: GitHub, Bitbucket

  /// As `.gitignore` has it, without `!`, `[ ]` and `\#`: a bare name is meant at any depth, a
  /// folder with all below it, but `docs/*` only the files directly in it.
  static func gitIgnore(_ text: String) throws(OwnershipFailure) -> PathPattern {
    guard !text.hasPrefix("!") else { throw OwnershipFailure("'!' does not exclude in this dialect") }
    guard !text.hasPrefix("\\#") else { throw OwnershipFailure("'\\#' does not stand for a '#' in this dialect") }
    guard !text.contains("[") else { throw OwnershipFailure("'[ ]' is no range of characters in this dialect") }
    let glob = try PathGlob(text, takesSets: false)
    var segments = Self.parts(text, keepingEmpty: true)
    let isFolder = segments.count > 1 && segments.last == ""
    if isFolder { segments.removeLast() }
    let isAnchored = segments.count > 1
    segments.removeAll { $0.isEmpty }
    guard !segments.isEmpty else { throw OwnershipFailure("the pattern '\(text)' matches no file") }
    if let plain = try glob.plain(segments, isAnchored: isAnchored, scope: isFolder ? .below : .both) { return plain }
    if !isAnchored, segments.first != "**" { segments.insert("**", at: 0) }
    if isFolder { segments.append("**") }
    return try glob.program(segments, isDirect: segments.last == "*")
  }

  private func plain(_ segments: [Substring], isAnchored: Bool, scope: PathPattern.Scope) throws(OwnershipFailure)
    -> PathPattern?
  {
    if segments.allSatisfy({ $0 == "**" }) || (segments == ["*"] && !isAnchored && scope == .both) {
      return PathPattern(.everything)
    }
    let isBelow = segments.last == "**"
    let named = isBelow ? segments.dropLast() : segments[...]
    if let names = try literals(named), isAnchored || named.count == 1 {
      let text = names.joined(separator: "/")
      return PathPattern(isAnchored ? .path(text) : .name(text), isBelow ? .below : scope)
    }
    guard !isAnchored, segments.count == 1, let end = try suffix(segments[0]) else { return nil }
    return PathPattern(.suffix(end), scope)
  }

  /// `isDirect`: it ends with a star that takes files only.
  private func program(_ segments: [Substring], isDirect: Bool) throws(OwnershipFailure) -> PathPattern {
    var parts: [PathExpression] = []
    var needsSlash = false
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment == "**" {
        if isLast {
          parts += [.slashSign, .any, .many(.any)]
        } else if !needsSlash {
          parts.append(.maybe(.sequence([.any, .many(.any), .slashSign])))
        } else {
          parts.append(.maybe(.sequence([.slashSign, .any, .many(.any)])))
        }
        continue
      }
      if needsSlash { parts.append(.slashSign) }
      needsSlash = true
      parts += try name(segment)
      if isLast, !isDirect { parts.append(.maybe(.sequence([.slashSign, .many(.any)]))) }
    }
    return PathPattern(.program(try PathMatcher(.sequence(parts)), folder: try folder(segments[...])))
  }

  // MARK: GitLab

  /// As Ruby's `fnmatch` has it with dotfiles and path names: a pattern without a leading slash
  /// begins at any depth, one that ends with a slash means all below, and nothing else does.
  static func fileNameMatch(_ text: String) throws(OwnershipFailure) -> PathPattern {
    let glob = try PathGlob(text, takesSets: true)
    if text == "*" { return PathPattern(.everything) }
    let isAnchored = text.hasPrefix("/")
    let isFolder = text.hasSuffix("/")
    var segments = Self.parts(text)
    guard !segments.isEmpty else {
      return PathPattern(.everything)
    }
    if let names = try glob.literals(segments[...]), isAnchored || names.count == 1 {
      let name = names.joined(separator: "/")
      return PathPattern(isAnchored ? .path(name) : .name(name), isFolder ? .below : .itself)
    }
    if !isAnchored, !isFolder, segments.count == 1, let end = try glob.suffix(segments[0]) {
      return PathPattern(.suffix(end), .itself)
    }
    if !isAnchored { segments.insert("**", at: 0) }
    if isFolder { segments += ["**", "*"] }
    var parts: [PathExpression] = []
    for (index, segment) in segments.enumerated() {
      if segment == "**", index < segments.count - 1 {
        parts.append(.many(.sequence([.inName, .many(.inName), .slashSign])))
      } else {
        // Ruby takes `**` for `*` where no slash follows.
        parts += try glob.name(segment)
        if index < segments.count - 1 { parts.append(.slashSign) }
      }
    }
    return PathPattern(.program(try PathMatcher(.sequence(parts)), folder: try glob.folder(segments[...])))
  }

  // MARK: Linux

  /// As `get_maintainer.pl` has it: from the root; with a slash at the end a folder with all
  /// below; else the beginning of a path with as many slashes; a folder may be named without one.
  static func maintainers(_ text: String) throws(OwnershipFailure) -> PathPattern {
    let glob = try PathGlob(text, takesSets: true)
    let isFolder = text.hasSuffix("/")
    let segments = Self.parts(text)
    guard !segments.isEmpty else { throw OwnershipFailure("the pattern '\(text)' matches no file") }
    if let names = try glob.literals(segments[...]) {
      return PathPattern(.path(names.joined(separator: "/")), isFolder ? .below : .both)
    }
    var parts: [PathExpression] = []
    for (index, segment) in segments.enumerated() {
      if index > 0 { parts.append(.slashSign) }
      parts += try glob.name(segment)
    }
    parts += isFolder ? [.slashSign, .many(.any)] : [.many(.inName)]
    return PathPattern(.program(try PathMatcher(.sequence(parts)), folder: try glob.folder(segments[...])))
  }

  // MARK: Signs

  /// The names without their escapes; nil when one has a wildcard.
  private func literals(_ segments: ArraySlice<Substring>) throws(OwnershipFailure) -> [String]? {
    var names: [String] = []
    for segment in segments {
      guard let name = try literal(segment) else { return nil }
      names.append(name)
    }
    return names
  }

  private func literal(_ segment: Substring) throws(OwnershipFailure) -> String? {
    guard segment.utf8.contains(where: { "*?[\\".utf8.contains($0) }) else { return String(segment) }
    var name = String.UnicodeScalarView()
    for sign in try signs(segment) {
      guard case .literal(let scalar) = sign else { return nil }
      name.append(scalar)
    }
    return String(name)
  }

  /// The end of `*.swift` and its like.
  private func suffix(_ segment: Substring) throws(OwnershipFailure) -> String? {
    guard segment.hasPrefix("*."), let end = try literal(segment.dropFirst()) else { return nil }
    return end
  }

  /// The folder that all matches lie in.
  private func folder(_ segments: ArraySlice<Substring>) throws(OwnershipFailure) -> String {
    var names: [String] = []
    for segment in segments.dropLast() {
      guard segment != "**", let name = try literal(segment) else { break }
      names.append(name)
    }
    return names.joined(separator: "/")
  }

  private func name(_ segment: Substring) throws(OwnershipFailure) -> [PathExpression] {
    var parts: [PathExpression] = []
    let all = try signs(segment)
    for sign in all {
      switch sign {
      case .literal(let scalar): parts.append(.literal(scalar))
      // A star that is a whole name takes at least one character: no name is empty.
      case .star: parts += all.count == 1 ? [.inName, .many(.inName)] : [.many(.inName)]
      case .question: parts.append(.inName)
      case .set(let set): parts.append(.one(set))
      }
    }
    return parts
  }

  private func signs(_ segment: Substring) throws(OwnershipFailure) -> [Sign] {
    var signs: [Sign] = []
    var rest = Substring(segment).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*":
        // A run of stars says no more than one of them.
        rest = rest.drop { $0 == "*" }
        signs.append(.star)
      case "?": signs.append(.question)
      case "\\":
        guard let escaped = rest.popFirst() else { throw OwnershipFailure("the pattern ends with a backslash") }
        signs.append(.literal(escaped))
      case "[" where takesSets:
        guard let set = Self.set(&rest) else { throw OwnershipFailure("a '[' in the pattern is not closed") }
        signs.append(.set(set))
      default: signs.append(.literal(scalar))
      }
    }
    return signs
  }

  private static func set(_ rest: inout Substring.UnicodeScalarView) -> ScalarSet? {
    var set = ScalarSet([])
    if let sign = rest.first, sign == "!" || sign == "^" {
      set.isInverted = true
      rest.removeFirst()
    }
    var isFirst = true
    while var low = rest.popFirst() {
      if low == "]", !isFirst {
        if set.isInverted { set.ranges.append(PathExpression.slash...PathExpression.slash) }
        return set
      }
      isFirst = false
      if low == "\\" {
        guard let escaped = rest.popFirst() else { return nil }
        low = escaped
      }
      var high = low
      if rest.first == "-", let end = rest.dropFirst().first, end != "]" {
        rest.removeFirst(2)
        high = end
      }
      if low <= high { set.ranges.append(low.value...high.value) }
    }
    return nil
  }
}
