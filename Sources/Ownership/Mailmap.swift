/// A `.mailmap` of one repository (gitmailmap(5)): which name and address stand for those in commits.
package struct Mailmap: Sendable {
  /// Lines that are read. The longest real ones have a few thousand.
  static let most = 50_000

  package struct Entry: Sendable, Equatable {
    /// nil: the commit's own is kept.
    package let name: String?
    package let email: String?
    /// 1-based.
    package let line: Int
  }

  private struct Key: Hashable {
    let email: String
    /// nil: with whatever name.
    let name: String?
  }

  private var entries: [Key: Entry] = [:]
  package private(set) var problems: [OwnershipProblem] = []

  package init(content: [UInt8] = [], path: String = ".mailmap") {
    do throws(OwnershipFailure) {
      let text = try OwnershipText(content, path: path, largest: 4_000_000)
      var found = text.problems
      for line in text.lines where !line.text.hasPrefix("#") && line.text.contains(where: { $0 != " " && $0 != "\t" }) {
        guard entries.count < Self.most else {
          found.add("only \(Self.most) lines are read, and those from here on are left out", line: line.number)
          break
        }
        if !read(line) {
          found.add("it is not a name and an address in '<' and '>', for another or none before it", line: line.number)
        }
      }
      problems = found.all
    } catch {
      problems = [OwnershipProblem(path: path, line: error.line, cause: error.cause)]
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  private mutating func read(_ line: OwnershipText.Line) -> Bool {
    var rest = line.text
    guard let first = Self.person(&rest) else { return false }
    let second = Self.person(&rest)
    // One address names the person of that address; of two, the second is the commit's.
    guard let commit = second ?? (first.name == nil ? nil : (nil, first.email)), !commit.email.isEmpty else {
      return false
    }
    let key = Key(email: commit.email.lowercased(), name: commit.name?.lowercased())
    let old = entries[key]
    // As in git, a later line adds to an earlier one, or wins over it.
    entries[key] = Entry(
      name: first.name ?? old?.name, email: second == nil ? old?.email : first.email, line: line.number)
    return true
  }

  /// A name, which may be missing, up to an address in angle brackets.
  private static func person(_ rest: inout Substring) -> (name: String?, email: String)? {
    guard let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") else { return nil }
    let name = trimmed(rest[..<open])
    let email = trimmed(rest[rest.index(after: open)..<close])
    rest = rest[rest.index(after: close)...]
    return (name.isEmpty ? nil : String(name.prefix(200)), String(email.prefix(254)))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }

  /// The line that speaks of a commit's name and address; one that names both counts more.
  package func entry(name: String, email: String) -> Entry? {
    let email = email.lowercased()
    return entries[Key(email: email, name: name.lowercased())] ?? entries[Key(email: email, name: nil)]
  }
}
