/// A programming, markup or data language, under the name that GitHub's
/// Linguist gives it, so that `lang:` filters read as people expect.
package struct Language: Sendable, Hashable {
  /// The place in the table.
  private let id: UInt16

  package var name: String { Registry.shared.entries[Int(id)].name }
  /// Other spellings that `named` accepts, in lower case.
  package var aliases: [String] { Registry.shared.entries[Int(id)].aliases }
  /// Without the dot, in lower case.
  package var extensions: [String] { Registry.shared.entries[Int(id)].extensions }
  package var fileNames: [String] { Registry.shared.entries[Int(id)].fileNames }
  /// Programs named in a `#!` line, without their version.
  package var interpreters: [String] { Registry.shared.entries[Int(id)].interpreters }

  /// Every language there is, by name.
  package static let all: [Language] = Registry.shared.entries.indices
    .map { Language(id: UInt16(truncatingIfNeeded: $0)) }
    .sorted { $0.name.lowercased() < $1.name.lowercased() }

  /// The language called `name`, or a usual short form of it, in any case:
  /// `cpp`, `C++`, `py`, `golang`, `yml`.
  package static func named(_ name: some StringProtocol) -> Language? {
    Registry.shared.byName[name.lowercased()].map(Language.init)
  }

  private init(id: UInt16) { self.id = id }

  init?(known name: String) {
    guard let language = Language.named(name) else { return nil }
    self = language
  }
}

extension Language: CustomStringConvertible {
  package var description: String { name }
}

extension Language {
  static func withExtension(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Language? {
    Registry.shared.byExtension.value(bytes, start, end).map(Language.init)
  }

  static func withFileName(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Language? {
    Registry.shared.byFileName.value(bytes, start, end).map(Language.init)
  }

  static func withInterpreter(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Language? {
    Registry.shared.byInterpreter.value(bytes, start, end).map(Language.init)
  }

  private struct Entry: Sendable {
    var name: String
    var aliases: [String]
    var extensions: [String]
    var fileNames: [String]
    var interpreters: [String]
  }

  /// `Language.table`, read once.
  private struct Registry: Sendable {
    static let shared = Registry(Language.table)

    let entries: [Entry]
    let byName: [String: UInt16]
    let byExtension: PackedWordTable
    let byFileName: PackedWordTable
    let byInterpreter: PackedWordTable

    init(_ table: String) {
      entries = table.split(separator: "\n").map { line in
        var fields = line.split(separator: "|", omittingEmptySubsequences: false).map { field in
          field.split(separator: " ").map(String.init)
        }
        let name = fields.removeFirst().joined(separator: " ")
        while fields.count < 4 { fields.append([]) }
        // An underscore stands for a space inside a short form.
        let aliases = fields[0].map { String($0.map { $0 == "_" ? " " : $0 }) }
        return Entry(
          name: name, aliases: aliases, extensions: fields[1], fileNames: fields[2], interpreters: fields[3])
      }
      var names: [String: UInt16] = [:]
      for (index, entry) in entries.enumerated() { names[entry.name.lowercased()] = UInt16(truncatingIfNeeded: index) }
      for (index, entry) in entries.enumerated() {
        for alias in entry.aliases where names[alias] == nil { names[alias] = UInt16(truncatingIfNeeded: index) }
      }
      byName = names
      byExtension = Self.index(entries, \.extensions)
      byFileName = Self.index(entries, \.fileNames)
      byInterpreter = Self.index(entries, \.interpreters)
    }

    private static func index(_ entries: [Entry], _ words: KeyPath<Entry, [String]>) -> PackedWordTable {
      PackedWordTable(
        entries.enumerated().flatMap { index, entry in
          entry[keyPath: words].map { ($0, UInt16(truncatingIfNeeded: index)) }
        }, folding: true)
    }
  }
}
