import Manifests
import StructuredText

/// A project of a foreign catalogue: one `SoftwareSourceCode` of schema.org.
package struct SoftwareSourceCode: Sendable, Equatable {
  package struct Agent: Sendable, Equatable {
    package var name: String
    package var email: String?
  }

  /// What tells it from the catalogue's others; its name when it has none.
  package var identifier: String
  package var name: String
  /// On one line.
  package var description = ""
  package var keywords: [String] = []
  /// The address of the source, as written.
  package var repository: String?
  package var homepage: String?
  package var download: String?
  /// An SPDX expression; as written when it is none.
  package var license: String?
  package var authors: [Agent] = []
  package var maintainers: [Agent] = []
  package var languages: [String] = []
  package var version: String?
  /// `applicationCategory`: library, service and the like, in lower case.
  package var category: String?
  /// `developmentStatus`, in lower case.
  package var status: String?
  /// 1 for the most popular.
  package var popularityRank: Int?
  /// As written: a day, or a month.
  package var modified: String?
  /// 1-based.
  package var line: Int

  private static let types: Set<String> = ["SoftwareSourceCode", "SoftwareApplication"]

  /// - Parameters:
  ///   - table: an object of JSON.
  ///   - line: its place in the file, 1-based.
  /// - Throws: `StructuredTextFailure`, when it describes no project.
  init(_ table: DataTable, line: Int) throws(StructuredTextFailure) {
    if let type = table["@type"] {
      guard Self.texts(type).contains(where: { Self.types.contains(Self.bare($0)) }) else {
        throw StructuredTextFailure(
          line: line, cause: "its @type is not SoftwareSourceCode", hint: "Only software is taken into the catalogue.")
      }
    }
    let name = Self.text(table["name"], upTo: 300)
    guard let identifier = Self.text(table["identifier"] ?? table["@id"], upTo: 300) ?? name else {
      throw StructuredTextFailure(
        line: line, cause: "it has neither name nor identifier", hint: "Give it a name; it must be text.")
    }
    self.identifier = identifier
    self.name = name ?? identifier
    self.line = line
    description = Self.text(table["description"], upTo: 2_000) ?? ""
    keywords = Self.keywords(table["keywords"])
    repository = Self.address(table["codeRepository"])
    homepage = Self.address(table["url"])
    download = Self.address(table["downloadUrl"])
    license = Self.license(table["license"])
    authors = Self.agents(table["author"])
    maintainers = Self.agents(table["maintainer"])
    languages = Self.values(table["programmingLanguage"]).compactMap { Self.text($0, upTo: 100) }
    version = Self.text(table["version"] ?? table["softwareVersion"], upTo: 300)
    category = Self.text(table["applicationCategory"], upTo: 60)?.lowercased()
    status = Self.text(table["developmentStatus"], upTo: 60)?.lowercased()
    popularityRank = Self.number(table["popularityRank"])
    modified = Self.text(table["dateModified"], upTo: 60)
  }

  // MARK: Values of JSON-LD

  /// Elements of one field.
  private static let most = 200

  private static func values(_ value: DataValue?) -> [DataValue] {
    switch value {
    case nil, .null: []
    case .list(let items): items.prefix(most).map(\.value)
    case .some(let one): [one]
    }
  }

  private static func texts(_ value: DataValue) -> [String] { values(value).compactMap(\.text) }

  /// Without the prefix of its vocabulary.
  private static func bare(_ type: String) -> String {
    type.lastIndex { $0 == ":" || $0 == "/" }.map { String(type[type.index(after: $0)...]) } ?? type
  }

  /// The text itself, or that of an object which stands for it; of a list the first.
  private static func text(_ value: DataValue?, upTo limit: Int) -> String? {
    switch value {
    case .text(let text): OneLine.text(text, upTo: limit)
    case .number(let number): OneLine.text(number, upTo: limit)
    case .table(let table):
      ["name", "value", "@value", "url", "@id"].lazy.compactMap { OneLine.text(table[$0]?.text, upTo: limit) }.first
    case .list(let items): items.lazy.compactMap { text($0.value, upTo: limit) }.first
    default: nil
    }
  }

  /// Git addresses too are one; what a browser would run is none.
  private static func address(_ value: DataValue?) -> String? {
    guard let text = text(value, upTo: 2_000), !text.contains(" "), !text.hasPrefix("-") else { return nil }
    let scheme = text.prefix { $0 != ":" }.lowercased()
    return ["https", "http", "git", "ssh", "git+https", "git+ssh", "svn"].contains(scheme) || text.hasPrefix("git@")
      ? text : nil
  }

  private static func keywords(_ value: DataValue?) -> [String] {
    var seen: Set<String> = []
    return values(value).flatMap { value -> [String] in
      guard let text = text(value, upTo: 2_000) else { return [] }
      return text.split(separator: ",").compactMap { OneLine.text(String($0), upTo: 100) }
    }
    .filter { seen.insert($0.lowercased()).inserted }.prefix(most).map(\.self)
  }

  private static func license(_ value: DataValue?) -> String? {
    let words = values(value).compactMap { text($0, upTo: 300) }.map { word in
      let page = ["https://spdx.org/licenses/", "http://spdx.org/licenses/"].first { word.hasPrefix($0) }
      let name = String(word.dropFirst(page?.count ?? 0))
      return License.expression(name.hasSuffix(".html") ? String(name.dropLast(5)) : name) ?? word
    }
    // Nothing says whether all hold or one may be chosen, so none is made up.
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private static func agents(_ value: DataValue?) -> [Agent] {
    values(value).compactMap { value in
      guard let table = value.table else { return text(value, upTo: 300).map { Agent(name: $0) } }
      let parts = ["givenName", "familyName"].compactMap { OneLine.text(table[$0]?.text, upTo: 150) }
      let email = text(table["email"], upTo: 300)
      let name = OneLine.text(table["name"]?.text, upTo: 300) ?? (parts.isEmpty ? email : parts.joined(separator: " "))
      return name.map { Agent(name: $0, email: email) }
    }
  }

  private static func number(_ value: DataValue?) -> Int? {
    guard case .number(let text) = value, let number = Int(text), number > 0 else { return nil }
    return number
  }
}
