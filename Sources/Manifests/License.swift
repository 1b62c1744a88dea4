/// The licence that a file of licence text grants.
package struct License: Sendable, Hashable {
  /// An SPDX licence expression (spdx.org/licenses). The GNU licences stand without `-only` and
  /// `-or-later`: their text is the same, and which one holds is said elsewhere.
  package let spdx: String

  private static let names: Set<String> = ["license", "licence", "copying", "unlicense", "unlicence"]
  private static let textExtensions: Set<String> = ["txt", "md", "markdown", "rst", "adoc", "html", "lesser", "lib"]
  /// Enough for the GNU licences, the longest known.
  private static let examinedBytes = 64 << 10

  /// Whether a file by this name holds a licence: `LICENSE`, `COPYING.LESSER`, `LICENSE-MIT`, `LICENSE.APACHE`.
  package static func isLicenseFile(_ path: String) -> Bool {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    let stem = name.prefix { $0.isLetter }
    guard names.contains(String(stem)) else { return false }
    let rest = name.dropFirst(stem.count)
    guard !rest.isEmpty else { return true }
    let parts = rest.split { "-._".contains($0) }
    guard rest.first.map({ "-._".contains($0) }) == true, parts.count <= 4 else { return false }
    return parts.enumerated().allSatisfy { index, part in
      (index == parts.count - 1 && textExtensions.contains(String(part))) || LicenseText.isNamePart(part)
    }
  }

  /// - Parameters:
  ///   - path: of the file; a short text is only believed in a licence file.
  ///   - text: its content.
  /// - Returns: nil when it is none that is known.
  package static func detect(path: String, text: String) -> License? {
    if let declared = declared(in: text) { return License(spdx: declared) }
    guard isLicenseFile(path) else { return nil }
    // The slice may cut a character; what replaces it is no letter.
    let start = String(decoding: text.utf8.prefix(examinedBytes), as: UTF8.self)
    return LicenseText(start).spdx.map(License.init)
  }

  /// A manifest's word for a licence as an SPDX expression; nil when it is none.
  package static func expression(_ text: String?) -> String? {
    guard let text = ManifestText.line(text, upTo: 200), !text.hasPrefix("SEE LICENSE"), text != "UNLICENSED" else {
      return nil
    }
    if !text.contains(where: { "()".contains($0) }), let known = LicenseText.identifier(named: text) { return known }
    // Cargo's old way to write a choice.
    return normalized(text.split(separator: "/").joined(separator: " OR "))
  }

  /// `SPDX-License-Identifier: ...` near the start.
  private static func declared(in text: String) -> String? {
    let start = text.utf8.prefix(4096)
    let mark = Array("SPDX-License-Identifier:".utf8)
    guard let range = start.firstRange(of: mark) else { return nil }
    let line = start[range.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
    var words = String(decoding: line, as: UTF8.self).split(separator: " ")
    while let last = words.last, !last.contains(where: { $0.isLetter || $0.isNumber || $0 == ")" }) {
      words.removeLast()
    }
    return normalized(words.joined(separator: " "))
  }

  /// An expression with its identifiers and operators as SPDX writes them (annex D of
  /// the specification); nil when it is none or names a licence that is not known.
  private static func normalized(_ text: String) -> String? {
    guard text.utf8.count <= 200 else { return nil }
    var words: [String] = []
    var depth = 0
    var namesException = false
    var isOperand = true
    let spaced: String = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
    for word in spaced.split(whereSeparator: { $0.isWhitespace }) {
      let upper = word.uppercased()
      switch upper {
      case "(" where isOperand: depth += 1
      case ")" where !isOperand && depth > 0: depth -= 1
      case "AND" where !isOperand, "OR" where !isOperand, "WITH" where !isOperand:
        namesException = upper == "WITH"
        isOperand = true
        words.append(upper)
        continue
      default:
        let known = namesException ? LicenseIdentifiers.exception(word) : LicenseIdentifiers.license(word)
        guard isOperand, let identifier = known else { return nil }
        isOperand = false
        words.append(identifier)
        continue
      }
      words.append(String(word))
    }
    guard !isOperand, depth == 0 else { return nil }
    let joined: String = words.joined(separator: " ")
    return joined.replacing("( ", with: "(").replacing(" )", with: ")")
  }
}
