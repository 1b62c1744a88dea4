extension Schemas {
  /// The schema called `name` with all that it refers to beside it, for those who have no document around it.
  ///
  /// - Returns: JSON Schema 2020-12; an empty schema, which takes anything, when there is none of that name.
  package static func standalone(_ name: String) -> JSONValue {
    let known = all + agents
    let schemas = Dictionary(known.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { first, _ in first })
    guard case .object(let members)? = schemas[name] else { return .object([]) }
    var open = references(in: .object(members))
    var needed: Set<String> = []
    while let next = open.popLast() {
      guard needed.insert(next).inserted, let schema = schemas[next] else { continue }
      open += references(in: schema)
    }
    let parts = known.filter { needed.contains($0.name) }.map { JSONValue.Member($0.name, local($0.schema.json)) }
    let whole = members.map { JSONValue.Member($0.key, local($0.value)) }
    return .object(whole + (parts.isEmpty ? [] : [JSONValue.Member("$defs", .object(parts))]))
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.key == "$ref", case .string(let path) = member.value, path.hasPrefix(Schema.place) {
          return [String(path.dropFirst(Schema.place.count))]
        }
        return references(in: member.value)
      }
    case .array(let values): values.flatMap(references)
    default: []
    }
  }

  private static func local(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { member in
          if member.key == "$ref", case .string(let path) = member.value, path.hasPrefix(Schema.place) {
            return JSONValue.Member(member.key, .string("#/$defs/" + path.dropFirst(Schema.place.count)))
          }
          return JSONValue.Member(member.key, local(member.value))
        })
    case .array(let values): .array(values.map(local))
    default: value
    }
  }
}
