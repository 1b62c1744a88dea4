import Languages
import QueryLanguage
import SearchModel

/// Ways to narrow an answer, counted over all that was found.
enum Facets {
  private static let valuesPerFacet = 12

  static func make(_ code: CodeResult, scope: SearchScope, query: String) -> [Facet] {
    var byName: [String: Int] = [:]
    var byOwner: [String: Int] = [:]
    for (id, count) in code.filesByRepository {
      guard let facts = scope[id] else { continue }
      byName[facts.name, default: 0] += count
      for owner in Set(facts.declaredOwners.map(\.title)) { byOwner[owner, default: 0] += count }
    }
    let editor = QueryEditor(.repository, of: query, languages: languages)
    return [
      facet("repository", editor, counts: byName),
      facet("language", editor.editor(of: .language), counts: code.filesByLanguage),
      facet("owner", editor.editor(of: .owner), counts: byOwner),
    ].filter { !$0.values.isEmpty }
  }

  /// The revision that was chosen, to be taken away; nil where the branches that are indexed are searched.
  static func revision(_ query: ParsedQuery, files: Int) -> Facet? {
    guard let revision = query.revision else { return nil }
    var rest = query
    rest.revision = nil
    let value = Facet.Value(label: revision, count: files, query: QueryPrinter.text(of: rest), isSelected: true)
    return Facet(name: "revision", values: [value])
  }

  private static func facet(_ name: String, _ editor: QueryEditor, counts: [String: Int]) -> Facet {
    let values = counts.filter { !$0.key.isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(valuesPerFacet).map { label, count in
        let isSelected = editor.selects(label)
        return Facet.Value(
          label: label, count: count, query: isSelected ? editor.removing(label) : editor.adding(label),
          isSelected: isSelected)
      }
    return Facet(name: name, values: values)
  }

  /// `lang:cpp` selects C++.
  private static func languages(_ name: String) -> String? { Language.named(name)?.name.lowercased() }
}
