/// A licence's text in words alone: capitals, punctuation and line breaks differ
/// from copy to copy, the words do not.
struct LicenseText {
  private let words: String

  init(_ text: String) {
    var result: [UInt8] = [0x20]
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: result.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: result.append(byte)
      default: if result.last != 0x20 { result.append(0x20) }
      }
    }
    if result.last != 0x20 { result.append(0x20) }
    words = String(decoding: result, as: UTF8.self)
  }

  private func position(of phrase: String) -> Int? {
    words.utf8.firstRange(of: Array(" \(phrase) ".utf8)).map {
      words.utf8.distance(from: words.startIndex, to: $0.lowerBound)
    }
  }

  private func has(_ phrase: String) -> Bool { position(of: phrase) != nil }

  /// Of the licences whose opening words stand in the text, the first one is the
  /// file's own; those after it belong to what is bundled, or are only spoken of.
  var spdx: String? {
    let found = Self.openings.compactMap { opening in position(of: opening.phrase).map { ($0, opening) } }
    guard let first = found.min(by: { $0.0 < $1.0 })?.1 else { return nil }
    return first.identifier(self)
  }

  private struct Opening {
    var phrase: String
    var identifier: (LicenseText) -> String?
  }

  /// Phrases that only the licence itself has, and what tells its variants apart.
  private static var openings: [Opening] {
    [
      Opening(phrase: "apache license version 2 0 january 2004", identifier: apache),
      Opening(phrase: "licensed under the apache license version 2 0", identifier: apache),
      Opening(phrase: "permission is hereby granted free of charge to any person obtaining a copy of", identifier: mit),
      Opening(phrase: "redistribution and use in source and binary forms with or without", identifier: bsd),
      Opening(phrase: "permission to use copy modify and or distribute this software for any purpose", identifier: isc),
      Opening(phrase: "permission to use copy modify and distribute this software for any purpose", identifier: isc),
      Opening(phrase: "mozilla public license version 2 0") { _ in "MPL-2.0" },
      Opening(phrase: "gnu lesser general public license version 2 1 february 1999") { _ in "LGPL-2.1" },
      Opening(phrase: "gnu lesser general public license version 3 29 june 2007") { _ in "LGPL-3.0" },
      Opening(phrase: "gnu affero general public license version 3 19 november 2007") { _ in "AGPL-3.0" },
      Opening(phrase: "gnu general public license version 2 june 1991") { _ in "GPL-2.0" },
      Opening(phrase: "gnu general public license version 3 29 june 2007") { _ in "GPL-3.0" },
      Opening(phrase: "this is free and unencumbered software released into the public domain") { _ in "Unlicense" },
      Opening(phrase: "creative commons legal code cc0 1 0 universal") { _ in "CC0-1.0" },
      Opening(phrase: "cc0 1 0 universal") { _ in "CC0-1.0" },
      Opening(
        phrase: "provided as is without any express or implied warranty in no event will the authors", identifier: zlib),
      Opening(phrase: "boost software license version 1 0 august 17th 2003") { _ in "BSL-1.0" },
      Opening(phrase: "eclipse public license v 2 0") { _ in "EPL-2.0" },
      Opening(phrase: "eclipse public license v 1 0") { _ in "EPL-1.0" },
    ]
  }

  private static func apache(_ text: LicenseText) -> String? {
    if text.has("llvm exceptions to the apache 2 0 license") { return "Apache-2.0 WITH LLVM-exception" }
    if text.has("runtime library exception to the apache 2 0 license") { return "Apache-2.0 WITH Swift-exception" }
    return "Apache-2.0"
  }

  private static func mit(_ text: LicenseText) -> String? {
    // Boost's opening words are nearly those of MIT.
    if text.has("obtaining a copy of the software and accompanying documentation covered by this license") {
      return "BSL-1.0"
    }
    if text.has("the software shall be used for good not evil") { return "JSON" }
    guard text.has("permission notice shall be included in all copies or substantial portions of the software") else {
      return text.has("deal in the software without restriction") ? "MIT-0" : nil
    }
    return text.has("in advertising or otherwise to promote the sale use or other dealings in this software")
      ? "X11" : "MIT"
  }

  private static func bsd(_ text: LicenseText) -> String? {
    guard text.has("redistributions of source code must retain the above copyright") else { return nil }
    if text.has("all advertising materials mentioning features or use of this software") { return "BSD-4-Clause" }
    let forbidsEndorsement =
      text.has("to endorse or promote products derived from this software without")
      || text.has("be used to endorse or promote products derived from")
    return forbidsEndorsement ? "BSD-3-Clause" : "BSD-2-Clause"
  }

  private static func isc(_ text: LicenseText) -> String? {
    text.has("provided that the above copyright notice and this permission notice appear in all copies")
      ? "ISC" : "0BSD"
  }

  private static func zlib(_ text: LicenseText) -> String? {
    text.has("altered source versions must be plainly marked as such") ? "Zlib" : nil
  }

  // MARK: Names

  /// Parts of the names of licence files.
  static func isNamePart(_ part: Substring) -> Bool {
    let known: Set<String> = [
      "mit", "apache", "apache2", "bsd", "isc", "mpl", "gpl", "lgpl", "agpl", "gplv2", "gplv3", "lgplv3", "zlib",
      "boost", "cc0", "unlicense", "lesser", "lib", "llvm", "epl", "2", "3", "0", "1", "clause", "3rd", "v2", "v3",
    ]
    return known.contains(String(part))
  }

  /// The identifier for what people and old manifests call a licence.
  static func identifier(named name: String) -> String? {
    let words = LicenseText(name).words.split(separator: " ").filter {
      !["the", "license", "licence", "version", "software", "public", "v"].contains($0)
    }
    switch words.joined(separator: " ") {
    case "apache 2 0", "apache 2", "apache v2", "apache v2 0", "asl 2 0", "apache2 0": return "Apache-2.0"
    case "mit", "expat": return "MIT"
    case "bsd 2 clause", "simplified bsd", "freebsd": return "BSD-2-Clause"
    case "bsd 3 clause", "new bsd", "modified bsd", "revised bsd": return "BSD-3-Clause"
    case "isc": return "ISC"
    case "mozilla 2 0", "mpl 2 0": return "MPL-2.0"
    case "eclipse v2 0", "eclipse 2 0", "epl 2 0": return "EPL-2.0"
    case "eclipse v1 0", "eclipse 1 0", "epl 1 0": return "EPL-1.0"
    case "boost 1 0", "bsl 1 0": return "BSL-1.0"
    case "zlib": return "Zlib"
    case "unlicense": return "Unlicense"
    default: return nil
    }
  }
}
