import StructuredText

extension ManifestProject {
  /// Notes where a table says what it says of the project; its keys are called as the fields.
  mutating func note(_ table: DataTable) {
    for field in [Field.name, .description, .license, .keywords, .homepage, .version] {
      if let line = table.entry(field.rawValue)?.line { lines[field] = line }
    }
  }

  /// The kind that the first of some keys shows.
  mutating func note(_ kind: Kind, ifAny keys: [String], of table: DataTable) {
    guard self.kind == nil, let entry = keys.lazy.compactMap({ table.entry($0) }).first else { return }
    note(kind, line: entry.line)
  }

  mutating func note(_ kind: Kind, line: Int?) {
    self.kind = kind
    lines[.kind] = line
  }

  /// Notes the line of the element that says something.
  mutating func note(_ field: Field, _ element: XMLTree?) {
    if let line = element?.line { lines[field] = line }
  }
}
