/// Gives headings their anchors as GitHub does: lower case, only word characters, hyphens and
/// underscores, a space becomes a hyphen, and a repeated anchor gets `-1`, `-2`...
struct HeadingAnchors {
  private var used: Set<String> = []
  private var repeats: [String: Int] = [:]

  mutating func anchor(for heading: String) -> String {
    let plain = Self.slug(heading)
    let base = plain.isEmpty ? "section" : plain
    var candidate = base
    // The counter goes on where it stopped, so many equal headings cost one step each.
    var count = repeats[base] ?? 0
    while !used.insert(candidate).inserted {
      count += 1
      candidate = "\(base)-\(count)"
    }
    repeats[base] = count
    return candidate
  }

  /// Longer headings than this are no headings; their anchors stay handy.
  private static let maximumScalars = 256

  private static func slug(_ heading: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in heading.unicodeScalars.prefix(maximumScalars) {
      switch scalar {
      case " ", "-": slug.append("-")
      case "_", "a"..."z", "0"..."9": slug.append(scalar)
      case "A"..."Z": slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      default:
        if scalar.value >= 0x80, isWord(scalar) {
          slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(slug)
  }

  /// The classes of `\p{Word}` in GitHub's own expression.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      // Variation selectors are marks that belong to emoji, which are left out.
      !(0xFE00...0xFE0F).contains(scalar.value)
    default: false
    }
  }
}
