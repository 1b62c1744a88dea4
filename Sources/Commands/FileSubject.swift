import SearchModel

/// `repo:path[:line]`.
struct FileSubject: Equatable {
  var repository: String
  var path: String
  var line: Int?

  init(_ text: String) throws {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw UserFacingError(
        .badRequest, "“\(text)” does not name a file.",
        hint: "Write it as repo:path or repo:path:line, for instance apple/swift-nio:Package.swift:10.")
    }
    repository = String(text[..<colon])
    path = String(text[text.index(after: colon)...])
    if let last = path.lastIndex(of: ":"), let number = Int(path[path.index(after: last)...]), number > 0 {
      line = number
      path = String(path[..<last])
    }
    if path.hasPrefix("/") { path.removeFirst() }
  }
}
