/// A text of a build script, or what a template stands for once its names are known.
struct GradleText: Equatable {
  /// Bytes of a text with its names resolved.
  private static let longest = 2_000
  /// Names that are looked up for one text.
  private static let most = 200

  var text: String
  /// Whether `$name` and `${name}` in it stand for values.
  var isTemplate: Bool

  init(_ text: String, isTemplate: Bool) {
    self.text = text
    self.isTemplate = isTemplate
  }

  /// A text that is the value of a name.
  init(name: [String]) { self.init("${\(name.joined(separator: "."))}", isTemplate: true) }

  /// What is not known stays as it is written.
  func resolved(_ value: ([Substring]) -> GradleText?) -> String {
    var left = Self.most
    return resolved(depth: 0, left: &left, value)
  }

  /// Names stand for names, which may go round in circles and double at each step.
  private func resolved(depth: Int, left: inout Int, _ value: ([Substring]) -> GradleText?) -> String {
    guard isTemplate, depth < 5, text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "$"), left > 0, result.utf8.count <= Self.longest {
      left -= 1
      result += rest[..<sign]
      let after = rest[sign...].dropFirst()
      var name: Substring
      var written: Substring
      if after.hasPrefix("{"), let end = after.firstIndex(of: "}") {
        name = after[..<end].dropFirst()
        written = after[...end]
      } else {
        name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        written = name
      }
      let known = name.isEmpty ? nil : value(Self.parts(name))
      result +=
        known.map { String($0.resolved(depth: depth + 1, left: &left, value).prefix(Self.longest)) } ?? "$\(written)"
      rest = after[written.endIndex...]
    }
    return result + rest
  }

  /// `rootProject.ext.versions.foo`, `property("foo")`, `extra["foo"]`: which object holds a value makes no difference.
  private static func parts(_ name: Substring) -> [Substring] {
    let parts = name.split { ".()[]\"' !".contains($0) }
    return Array(parts.drop { ["rootProject", "project", "ext", "extra", "properties", "property"].contains($0) })
      .filter { $0 != "get" && $0 != "toString" }
  }
}
