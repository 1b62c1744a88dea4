import SearchModel

extension Pattern: CustomStringConvertible {
  /// `"text"` or `/expression/`, with `i` behind it when case is ignored.
  package var description: String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return (isRegex ? "/\(text)/" : "\"\(escaped)\"") + (ignoresCase ? "i" : "")
  }
}

extension Query: CustomStringConvertible {
  /// The tree in one line, for `--explain`, tests and the documentation:
  /// `and("open"i, not(file:/^test/i))`.
  package var description: String {
    switch self {
    case .everything: "everything"
    case .nothing: "nothing"
    case .and(let parts): "and(\(Self.list(parts)))"
    case .or(let parts): "or(\(Self.list(parts)))"
    case .not(let part): "not(\(part))"
    case .text(let pattern): "\(pattern)"
    case .content(let pattern): "content:\(pattern)"
    case .file(let pattern): "file:\(pattern)"
    case .repository(let pattern): "repo:\(pattern)"
    case .language(let name): "lang:\(name)"
    case .symbol(let pattern, let kind): "sym:\(kind.map { $0.name + ":" } ?? "")\(pattern)"
    case .branch(let name): "branch:\(name)"
    case .owner(let name): "owner:\(name)"
    }
  }

  private static func list(_ parts: [Query]) -> String { parts.map(\.description).joined(separator: ", ") }
}

extension ParsedQuery: CustomStringConvertible {
  /// The tree, then what holds for the whole query and is not the default.
  package var description: String {
    var text = root.description
    if let type { text += " type:\(type.rawValue)" }
    if let revision { text += " rev:\(revision)" }
    if forks != .no { text += " fork:\(forks.rawValue)" }
    if archived != .no { text += " archived:\(archived.rawValue)" }
    if let count { text += " count:\(count == .max ? "all" : String(count))" }
    return text
  }
}
