/// The readiness of a project as a picture for its README.
package enum ReadinessBadge {
  /// An SVG with an accessible name, without fonts or files from elsewhere. Its colours carry their own
  /// ground, so that it reads alike on light and dark pages.
  package static func svg(passed: Int, of counted: Int) -> String {
    let counted = min(max(counted, 0), 999)
    let passed = min(max(passed, 0), counted)
    let value = "\(passed)/\(counted)"
    let label = "readiness"
    // Verdana's and DejaVu's widths at 11 px, with room for wider fallbacks: textLength holds the text to them.
    let labelWidth = 68
    let textWidth = value.utf8.count * 7
    let valueWidth = textWidth + 14
    let width = labelWidth + valueWidth
    let name = "Readiness: \(passed) of \(counted) checks passed"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="20" role="img" aria-label="\(name)">
      <title>\(name)</title>
      <rect width="\(width)" height="20" rx="3" fill="\(colour(passed, counted))"/>
      <path d="M3 0h\(labelWidth - 3)v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3d4248"/>
      <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" aria-hidden="true">
      <text x="7" y="14" textLength="\(labelWidth - 14)" lengthAdjust="spacingAndGlyphs">\(label)</text>
      <text x="\(labelWidth + 7)" y="14" textLength="\(textWidth)" lengthAdjust="spacingAndGlyphs">\(value)</text>
      </g>
      </svg>

      """
  }

  /// Each at least 4.5 to 1 against white.
  private static func colour(_ passed: Int, _ counted: Int) -> String {
    guard counted > 0 else { return "#5b626a" }
    if passed * 5 >= counted * 4 { return "#1a7431" }
    return passed * 2 >= counted ? "#8a5a00" : "#b3261e"
  }
}
