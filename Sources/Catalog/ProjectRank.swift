/// How projects that fit a question alike are told apart.
///
/// The organisation's own work comes first: whoever looks for something to reuse can talk to its owners and change it,
/// and a catalogue from elsewhere may hold a thousand times as many projects. So the factor of an own project is never
/// below that of an imported one, however popular: at equal fit own work stands first, and an imported project stands
/// before it only where it fits clearly better.
enum ProjectRank {
  /// Multiplies BM25: 1...1.6 for an own project by its use, 0.4...0.9 for an imported one by its popularity.
  static let factor =
    "CASE WHEN project.sourceId IS NULL THEN 1.0 + 0.6 * project.weight ELSE 0.4 + 0.5 * project.weight END"

  /// Multiplies how well a name fits what was typed, where fits differ less: 0.9...1 and 0.65...0.85.
  static func nameFactor(isOwn: Bool, weight: Double) -> Double {
    isOwn ? 0.9 + 0.1 * weight : 0.65 + 0.2 * weight
  }
}
