extension Schema {
  /// Where a value is not as the schema says, as a sentence; nil when it is.
  ///
  /// Knows as much of JSON Schema as `Schema` can say. `place` names the value: empty for the whole body.
  func problem(with value: JSONValue, at place: String) -> String? {
    let subject = place.isEmpty ? "The body" : "“\(place)”"
    if case .string(let reference)? = self["$ref"] {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      return Schemas.all.first { $0.name == name }?.schema.problem(with: value, at: place)
    }
    switch (self["type"], value) {
    case (.string("object"), .object(let members)): return problem(with: members, at: place)
    case (.string("array"), .array(let items)): return problem(with: items, subject, at: place)
    case (.string("string"), .string(let text)): return problem(with: text, subject)
    case (.string("boolean"), .bool), (.string("integer"), .integer): return nil
    case (.string("number"), .integer), (.string("number"), .number): return nil
    case (.string(let type), _): return "\(subject) is not of type \(type)."
    default: return nil
    }
  }

  private subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  private func problem(with given: [JSONValue.Member], at place: String) -> String? {
    func name(_ key: String) -> String { (place.isEmpty ? "" : place + ".") + key.prefix(40) }
    guard case .object(let properties)? = self["properties"] else { return nil }
    if case .array(let required)? = self["required"] {
      for case .string(let key) in required where !given.contains(where: { $0.key == key }) {
        return "“\(name(key))” is missing."
      }
    }
    for member in given {
      guard let property = properties.first(where: { $0.key == member.key }), case .object(let parts) = property.value
      else {
        let known = properties.map(\.key).joined(separator: ", ")
        return "There is no “\(name(member.key))” here; there are: \(known)."
      }
      if let problem = Schema(members: parts).problem(with: member.value, at: name(member.key)) { return problem }
    }
    return nil
  }

  private func problem(with items: [JSONValue], _ subject: String, at place: String) -> String? {
    if case .integer(let most)? = self["maxItems"], items.count > most {
      return "\(subject) has \(items.count) items; at most \(most) are taken."
    }
    if case .integer(let least)? = self["minItems"], items.count < least { return "\(subject) is empty." }
    guard case .object(let item)? = self["items"] else { return nil }
    for (index, value) in items.enumerated() {
      if let problem = Schema(members: item).problem(with: value, at: "\(place)[\(index)]") { return problem }
    }
    return nil
  }

  private func problem(with text: String, _ subject: String) -> String? {
    if case .array(let words)? = self["enum"], !words.contains(.string(text)) {
      let allowed = words.compactMap { word in if case .string(let word) = word { word } else { nil } }
      return "\(subject) is not one of \(allowed.joined(separator: ", "))."
    }
    // JSON Schema counts characters as Unicode does.
    if case .integer(let most)? = self["maxLength"], text.unicodeScalars.count > most {
      return "\(subject) has \(text.unicodeScalars.count) characters; at most \(most) are taken."
    }
    if case .integer(let least)? = self["minLength"], text.unicodeScalars.count < least {
      return "\(subject) is empty."
    }
    return nil
  }
}
