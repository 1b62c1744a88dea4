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
    return [
      facet("repository", field: .repository, counts: byName, query: query),
      facet("language", field: .language, counts: code.filesByLanguage, query: query),
      facet("owner", field: .owner, counts: byOwner, query: query),
    ].filter { !$0.values.isEmpty }
  }

  private static func facet(
    _ name: String, field: QueryEditor.Field, counts: [String: Int], query: String
  ) -> Facet {
    let editor = QueryEditor(field, of: query, languages: languages)
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
