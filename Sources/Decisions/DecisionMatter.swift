import StructuredText

/// What the YAML above a decision record says.
struct DecisionMatter {
  /// Front matter is a few lines; more is data.
  private static let longest = 64 << 10
  private static let mostLines = 400
  private static let mostNames = 100

  private(set) var title: String?
  private(set) var status: String?
  private(set) var date: String?
  /// The line of the file, from 1, on which the date stands.
  private(set) var dateLine: Int?
  private(set) var deciders: [String] = []
  private(set) var consulted: [String] = []
  private(set) var informed: [String] = []
  private(set) var research: String?
  private(set) var successor: String?
  /// Why it could not be read, with the line of the file.
  private(set) var failure: StructuredTextFailure?

  /// Nothing for a text without front matter, or with one that is no YAML.
  init(of text: String) {
    let lines = text.split(separator: "\n", maxSplits: Self.mostLines, omittingEmptySubsequences: false)
    guard lines.first.map(Self.isFence) ?? false, let end = lines.dropFirst().firstIndex(where: Self.isFence) else {
      return
    }
    let yaml = lines[1..<end].joined(separator: "\n")
    guard yaml.utf8.count <= Self.longest else { return }
    do throws(StructuredTextFailure) {
      guard case .table(let table)? = try YAMLReader.document(yaml)?.value else { return }
      take(table)
    } catch {
      failure = error
      failure?.line = (error.line ?? 1) + 1
    }
  }

  private static func isFence(_ line: Substring) -> Bool { line == "---" || line == "---\r" }

  private mutating func take(_ table: DataTable) {
    title = table["title"]?.text
    status = table["status"]?.text
    let entry = table.entry("date") ?? table.entry("decided") ?? table.entry("created")
    date = entry?.value.text
    dateLine = entry?.line.map { $0 + 1 }
    deciders = Self.names(table["decision-makers"]) + Self.names(table["deciders"])
    consulted = Self.names(table["consulted"])
    informed = Self.names(table["informed"])
    research = table["research"]?.text
    successor = table["superseded-by"]?.text ?? table["superseded_by"]?.text
  }

  /// A list, or names with commas between them.
  private static func names(_ value: DataValue?) -> [String] {
    guard let text = value?.text else { return Array((value?.texts ?? []).filter { !$0.isEmpty }.prefix(mostNames)) }
    return text.split(separator: ",").prefix(mostNames).map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
