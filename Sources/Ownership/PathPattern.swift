/// Which paths a rule is about. Most rules of real files name a file, a folder or an
/// extension, and those are compared and looked up as text; the rest is a program.
struct PathPattern: Sendable {
  enum Form: Sendable {
    case everything
    /// A path from the root.
    case path(String)
    /// A name at any depth.
    case name(String)
    /// The end of a name, from a dot on: `.swift`.
    case suffix(String)
    /// What stands anywhere in a path, as bytes in UTF-8.
    case found([UInt8])
    /// Anything else; no path outside the folder can match (empty: none is ruled out).
    case program(PathMatcher, folder: String)
  }

  /// What of the named thing belongs to the pattern. A program has it built in.
  enum Scope: Sendable {
    case itself, below, both
  }

  let form: Form
  let scope: Scope
  /// All paths but those; Gitea writes it with a `!`.
  var isInverted = false

  init(_ form: Form, _ scope: Scope = .both) {
    self.form = form
    self.scope = scope
  }

  /// Whether no name in it leads to the paths that it matches.
  var concernsEveryPath: Bool {
    switch form {
    case .everything, .found: true
    case .program(_, let folder): folder.isEmpty || isInverted
    case .path, .name, .suffix: isInverted
    }
  }

  /// Steps of its program.
  var size: Int { if case .program(let matcher, _) = form { matcher.size } else { 1 } }

  func matches(_ path: PathParts) -> Bool { covers(path) != isInverted }

  private func covers(_ path: PathParts) -> Bool {
    switch form {
    case .everything: true
    case .path(let text):
      (scope != .below && path.text == text) || (scope != .itself && path.folders.contains(text))
    case .name(let name): names(of: path).contains { $0 == name }
    case .suffix(let end): names(of: path).contains { $0.hasSuffix(end) }
    case .found(let bytes): path.contains(bytes)
    case .program(let matcher, let folder):
      (folder.isEmpty || path.folders.contains(folder)) && matcher.matches(path.scalars)
    }
  }

  private func names(of path: PathParts) -> ArraySlice<Substring> {
    switch scope {
    case .itself: path.names.suffix(1)
    case .below: path.names.dropLast()
    case .both: path.names[...]
    }
  }
}

/// A path of the repository, cut up once for all patterns it is held against.
struct PathParts {
  /// Bytes. Git itself checks out no longer one on most systems.
  static let longest = 4_096

  let text: String
  let names: [Substring]
  /// The folders above it, the outermost first, without the root: `a`, `a/b`.
  let folders: [String]
  let scalars: [UInt32]
  private let bytes: [UInt8]

  init(_ path: String) {
    let path = path.utf8.count <= Self.longest ? path : String(path.prefix(Self.longest / 4))
    text = path
    names = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    var folder = ""
    var folders: [String] = []
    for name in names.dropLast() {
      folder += folder.isEmpty ? name : "/" + name
      folders.append(folder)
    }
    self.folders = folders
    scalars = path.unicodeScalars.map(\.value)
    bytes = Array(path.utf8)
  }

  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= bytes.count else { return false }
    for start in 0...(bytes.count - part.count) where bytes[start] == first {
      if bytes[start..<(start + part.count)] == part[...] { return true }
    }
    return false
  }
}
