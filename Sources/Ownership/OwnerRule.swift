/// One declaration: who owns what, and where it is written.
struct OwnerRule: Sendable {
  let pattern: PathPattern
  /// As the file has it.
  let text: String
  /// 1-based.
  let line: Int
  /// Empty: the file says that nobody owns it.
  let owners: [OwnerToken]
  /// The number of its section in the file; 0 where there are none.
  var section = 0
  /// Takes what matches out of its section, for good.
  var isExclusion = false
  /// Left aside when another rule matches: the kernel's "THE REST".
  var isFallback = false
  /// How deep the pattern names its place; of equal standing, the deeper one comes first.
  var depth = 0
}

/// Finds the rules that match a path without holding the path against each of them.
struct RuleIndex: Sendable {
  private let rules: [OwnerRule]
  private var paths: [String: [Int]] = [:]
  private var names: [String: [Int]] = [:]
  private var suffixes: [String: [Int]] = [:]
  private var folders: [String: [Int]] = [:]
  /// Those that no name leads to.
  private var general: [Int] = []

  init(_ rules: [OwnerRule]) {
    self.rules = rules
    for (number, rule) in rules.enumerated() {
      switch rule.pattern.form {
      case _ where rule.pattern.concernsEveryPath: general.append(number)
      case .path(let text): paths[text, default: []].append(number)
      case .name(let name): names[name, default: []].append(number)
      case .suffix(let end): suffixes[end, default: []].append(number)
      case .program(_, let folder): folders[folder, default: []].append(number)
      case .everything, .found: general.append(number)
      }
    }
  }

  /// The numbers of the rules that may match, in the order of the file.
  private func candidates(_ path: PathParts) -> [Int] {
    var found = general
    if let numbers = paths[path.text] { found += numbers }
    for folder in path.folders {
      if let numbers = paths[folder] { found += numbers }
      if let numbers = folders[folder] { found += numbers }
    }
    for name in path.names {
      if !names.isEmpty, let numbers = names[String(name)] { found += numbers }
      if !suffixes.isEmpty { found += endings(of: name).flatMap { suffixes[$0] ?? [] } }
    }
    // A name may stand twice in a path.
    return Set(found).sorted()
  }

  private func endings(of name: Substring) -> [String] {
    name.indices.filter { name[$0] == "." }.map { String(name[$0...]) }
  }

  /// The rules that match, in the order of the file.
  func all(_ path: PathParts) -> [OwnerRule] {
    candidates(path).lazy.map { rules[$0] }.filter { $0.pattern.matches(path) }
  }

  /// The last rule that matches.
  func last(_ path: PathParts) -> OwnerRule? {
    candidates(path).last { rules[$0].pattern.matches(path) }.map { rules[$0] }
  }
}
