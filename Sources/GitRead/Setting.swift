/// One git setting: `section.variable` or `section.subsection.variable`.
struct Setting: Sendable, Equatable {
  var key: String
  var value: String

  init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }

  /// From `git config --null --list`: key, line break, value, NUL. A key without
  /// a value means true.
  static func parse(_ output: [UInt8]) -> [Setting] {
    output.split(separator: 0).map { entry in
      let parts = entry.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(decoding: parts[0], as: UTF8.self)
      return Setting(key, parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "true")
    }
  }

  /// Section (lower case), subsection, variable (lower case).
  var parts: (section: String, subsection: String?, variable: String)? {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: ".") else { return nil }
    let section = key[..<first].lowercased()
    let variable = key[key.index(after: last)...].lowercased()
    let subsection = first == last ? nil : String(key[key.index(after: first)..<last])
    return (section, subsection, variable)
  }
}

/// The text form of git's configuration files.
enum ConfigurationText {
  /// Settings that the format cannot hold (a subsection with a line break) are left out.
  static func render(_ settings: [Setting]) -> String {
    var text = "# Written at every start; changes made here are lost.\n"
    for setting in settings {
      guard let (section, subsection, variable) = setting.parts else { continue }
      if let subsection {
        guard !subsection.utf8.contains(0x0A), !subsection.utf8.contains(0) else { continue }
        text += "[\(section) \"\(escape(subsection))\"]\n"
      } else {
        text += "[\(section)]\n"
      }
      let value = escape(setting.value).replacing("\n", with: "\\n").replacing("\t", with: "\\t")
      text += "\t\(variable) = \"\(value)\"\n"
    }
    return text
  }

  private static func escape(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
