import StructuredText

/// What the YAML above a decision record says.
struct DecisionMatter {
  /// Front matter is a few lines; more is data.
  private static let longest = 64 << 10

  private(set) var title: String?
  private(set) var status: String?
  private(set) var date: String?
  private(set) var deciders: [String] = []
  private(set) var consulted: [String] = []
  private(set) var informed: [String] = []
  private(set) var research: String?

  /// Nothing for a text without front matter, or with one that is no YAML.
  init(of text: String) {
    let lines = text.split(separator: "\n", maxSplits: 400, omittingEmptySubsequences: false)
    guard lines.first.map({ $0 == "---" || $0 == "---\r" }) ?? false,
      let end = lines.dropFirst().firstIndex(where: { $0 == "---" || $0 == "---\r" })
    else { return }
    let yaml = lines[1..<end].joined(separator: "\n")
    guard yaml.utf8.count <= Self.longest,
      let node = try? YAMLReader.document(yaml), case .table(let table) = node.value
    else { return }
    title = table["title"]?.text
    status = table["status"]?.text
    date = table["date"]?.text
    deciders = Self.names(table["decision-makers"]) + Self.names(table["deciders"])
    consulted = Self.names(table["consulted"])
    informed = Self.names(table["informed"])
    research = table["research"]?.text
  }

  /// A list, or names with commas between them.
  private static func names(_ value: DataValue?) -> [String] {
    guard let text = value?.text else { return (value?.texts ?? []).filter { !$0.isEmpty } }
    return text.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
