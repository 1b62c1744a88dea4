/// A JSON Schema, in the words that the wire types need.
struct Schema: Sendable {
  var members: [JSONValue.Member]

  private init(_ members: [JSONValue.Member]) { self.members = members }

  /// A part of another one.
  init(members: [JSONValue.Member]) { self.members = members }

  var json: JSONValue { .object(members) }

  static let text = Schema([JSONValue.Member("type", "string")])
  static let flag = Schema([JSONValue.Member("type", "boolean")])
  static let number = Schema([JSONValue.Member("type", "number")])
  static let date = Schema([JSONValue.Member("type", "string"), JSONValue.Member("format", "date-time")])
  static let count = integer(atLeast: 0)

  static func integer(atLeast minimum: Int) -> Schema {
    Schema([JSONValue.Member("type", "integer"), JSONValue.Member("minimum", .integer(minimum))])
  }

  static func words(_ words: [String]) -> Schema {
    Schema([
      JSONValue.Member("type", "string"), JSONValue.Member("enum", .array(words.map(JSONValue.string))),
    ])
  }

  static func list(_ item: Schema) -> Schema {
    Schema([JSONValue.Member("type", "array"), JSONValue.Member("items", item.json)])
  }

  /// Text with so many characters.
  static func text(_ length: ClosedRange<Int>) -> Schema {
    Schema([
      JSONValue.Member("type", "string"), JSONValue.Member("minLength", .integer(length.lowerBound)),
      JSONValue.Member("maxLength", .integer(length.upperBound)),
    ])
  }

  static func list(_ item: Schema, _ count: ClosedRange<Int>) -> Schema {
    Schema(
      list(item).members + [
        JSONValue.Member("minItems", .integer(count.lowerBound)),
        JSONValue.Member("maxItems", .integer(count.upperBound)),
      ])
  }

  /// An object that clients send: it has these properties and no others.
  static func body(_ properties: [Property]) -> Schema {
    Schema(object(properties).members + [JSONValue.Member("additionalProperties", false)])
  }

  static func of(_ name: String) -> Schema {
    Schema([JSONValue.Member("$ref", .string("#/components/schemas/\(name)"))])
  }

  static func object(_ properties: [Property]) -> Schema {
    let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    return Schema([
      JSONValue.Member("type", "object"),
      JSONValue.Member("required", .array(required)),
      JSONValue.Member(
        "properties", .object(properties.map { JSONValue.Member($0.name, $0.schema.saying($0.about).json) })),
    ])
  }

  func saying(_ about: String) -> Schema {
    about.isEmpty ? self : Schema(members + [JSONValue.Member("description", .string(about))])
  }
}

/// A property of an object on the wire.
struct Property: Sendable {
  var name: String
  var schema: Schema
  var about: String
  var isRequired: Bool

  init(_ name: String, _ schema: Schema, _ about: String = "", optional: Bool = false) {
    self.name = name
    self.schema = schema
    self.about = about
    isRequired = !optional
  }
}
