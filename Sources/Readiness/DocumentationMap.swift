internal import Markup

/// The documents of a repository, sorted by what a reader wants of them: the four kinds of Diátaxis
/// (https://diataxis.fr) and the files for the community.
package struct DocumentationMap: Sendable, Equatable {
  package enum Category: String, Sendable, CaseIterable, Codable {
    case tutorial
    case howTo = "how-to"
    case reference, explanation, community
    /// Nothing in it tells.
    case other
  }

  /// What is known of a document.
  package struct Document: Sendable, Equatable {
    package var path: String
    package var title: String?
    package var headings: [String]

    package init(path: String, title: String? = nil, headings: [String] = []) {
      self.path = path
      self.title = title
      self.headings = headings
    }
  }

  package struct Entry: Sendable, Equatable, Codable {
    package var path: String
    /// The document's own, else one made of its name.
    package var title: String
    package var category: Category
    /// For `community`.
    package var community: CommunityDocument?
    /// What decided, for people: `folder Tutorials`, `title "How to …"`.
    package var reason: String
  }

  /// By category, then community kind, then path.
  package let entries: [Entry]

  package init(_ documents: some Sequence<Document>) {
    let sorted = documents.map { Self.entry($0) }
    entries = sorted.sorted { Self.rank($0) < Self.rank($1) }
  }

  package func entries(in category: Category) -> [Entry] { entries.filter { $0.category == category } }

  private static func rank(_ entry: Entry) -> (Int, Int, String) {
    let community = entry.community.flatMap { CommunityDocument.allCases.firstIndex(of: $0) } ?? 0
    return (Category.allCases.firstIndex(of: entry.category) ?? 0, community, entry.path)
  }

  private static func entry(_ document: Document) -> Entry {
    let title = document.title.flatMap { $0.trimmed.isEmpty ? nil : $0 } ?? title(of: document.path)
    func made(_ category: Category, _ reason: String, _ community: CommunityDocument? = nil) -> Entry {
      Entry(path: document.path, title: title, category: category, community: community, reason: reason)
    }
    if let community = CommunityDocument.of(document.path) {
      return made(.community, community == .decision ? "folder of decisions" : "file name", community)
    }
    if document.path.lowercased().hasSuffix(".tutorial") { return made(.tutorial, "DocC tutorial") }
    let parts = document.path.split(separator: "/").map(String.init)
    // The nearest folder knows best.
    for folder in parts.dropLast().reversed() {
      if let category = category(of: Wording(folder)) { return made(category, "folder \(folder)") }
    }
    if let category = category(of: Wording(Self.title(of: document.path))) { return made(category, "file name") }
    if let category = category(of: Wording(title)) { return made(category, "title") }
    if isSymbol(title) { return made(.reference, "page of a symbol") }
    return byHeadings(document).map { made($0, "headings") } ?? made(.other, "nothing tells")
  }

  /// Most headings of one kind.
  private static func byHeadings(_ document: Document) -> Category? {
    let kinds = document.headings.prefix(200).compactMap { category(of: Wording($0)) }
    guard let first = kinds.first else { return nil }
    let counts = Dictionary(grouping: kinds) { $0 }.mapValues(\.count)
    let best = Category.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
    return counts[first] == best.map { counts[$0, default: 0] } ? first : best
  }

  /// In the order in which a word decides: "Tutorial reference" is a tutorial.
  private static func category(of wording: Wording) -> Category? {
    for (category, phrases) in words where wording.containsAny(phrases) { return category }
    return nil
  }

  private static let words: [(Category, [Phrase])] = [
    (
      .tutorial,
      [
        "tutorial*", "getting started", "gettingstarted", "get started", "quickstart*", "quick start*", "first steps",
        "walkthrough*", "learn", "einführung", "premiers pas", "erste schritte", "hello world", "introduction to",
      ]
    ),
    (
      .howTo,
      [
        "how to", "howto*", "how tos", "guide*", "recipe*", "cookbook", "migrat*", "upgrad*", "install*", "deploy*",
        "configur*", "troubleshoot*", "debugging", "best practice*", "bestpractices", "faq", "examples", "operations",
        "running", "building", "anleitung*", "creating", "adding", "using", "customizing", "setting up",
      ]
    ),
    (
      .reference,
      [
        "reference*", "api", "apis", "cli", "commands", "schema*", "specification*", "spec", "extensions", "glossary",
        "settings", "options", "format*", "referenz", "référence", "public api", "man",
      ]
    ),
    (
      .explanation,
      [
        "explanation*", "concept*", "architecture", "design*", "overview", "background", "internals", "why", "about",
        "rationale", "motivation", "manifesto", "comparison", "introduction", "philosophy", "how it works", "konzepte",
      ]
    ),
  ]

  /// A DocC page that extends a symbol: its title is nothing but the symbol.
  private static func isSymbol(_ title: String) -> Bool {
    title.contains("/") && !title.contains(" ") || title.hasPrefix("``") && title.hasSuffix("``")
  }

  /// `docs/01-getting_started.md` as `Getting started`.
  package static func title(of path: String) -> String {
    let parts = path.split(separator: "/")
    var name = String(parts.last ?? "")
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    if ["index", "readme", "_index"].contains(name.lowercased()), parts.count > 1 {
      name = String(parts[parts.count - 2])
    }
    let number = name.prefix { $0.isASCII && $0.isNumber }
    if !number.isEmpty, let next = name.dropFirst(number.count).first, "-_. ".contains(next) {
      name = String(name.dropFirst(number.count + 1))
    }
    let words = name.split { "-_".contains($0) }.joined(separator: " ")
    guard let first = words.first else { return path }
    return first.uppercased() + words.dropFirst()
  }
}
