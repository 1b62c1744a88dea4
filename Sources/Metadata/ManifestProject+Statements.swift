package import Manifests

extension ManifestProject {
  /// What the manifest says of its project, each on the line where it stands, else on the first.
  package var statements: [MetadataStatement] {
    var statements: [MetadataStatement] = []
    func state(_ fact: MetadataFact, _ value: String?, _ field: Field) {
      guard let value, !value.isEmpty else { return }
      statements.append(
        MetadataStatement(
          fact: fact, value: value, format: .manifest, key: field == .kind ? "" : field.rawValue,
          place: MetadataPlace(path: path, line: lines[field] ?? 1)))
    }
    state(.description, description, .description)
    state(.type, kind?.rawValue, .kind)
    state(.license, license, .license)
    state(.homepage, homepage, .homepage)
    for keyword in keywords { state(.topic, keyword, .keywords) }
    state(.version, version, .version)
    return statements
  }
}
