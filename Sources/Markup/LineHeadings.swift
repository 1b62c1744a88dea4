/// Headings of the markups that are read line by line.
enum LineHeadings {
  struct Found {
    var heading: DocumentHeading
    /// 0-based lines that the heading takes with its underline.
    var lines: Range<Int>
  }

  static func lines(of text: Substring) -> [Substring] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Substring(line.last == 0x0D ? line.dropLast() : line)
    }
  }

  static func find(in text: Substring, kind: DocumentKind) -> [Found] {
    switch kind {
    case .restructuredText: underlined(lines(of: text))
    case .asciiDoc: marked(lines(of: text))
    case .markdown, .docC, .tutorial, .plainText: []
    }
  }

  /// reStructuredText: a line of one repeated punctuation character below the title, and often
  /// above it. Levels are in the order in which the styles first occur.
  private static func underlined(_ lines: [Substring]) -> [Found] {
    var found: [Found] = []
    var styles: [Style] = []
    var anchors = HeadingAnchors()
    var index = 0
    while index + 1 < lines.count {
      let over = adornment(lines[index])
      let titleLine = over == nil ? index : index + 1
      guard titleLine + 1 < lines.count, let under = adornment(lines[titleLine + 1]), over == nil || over == under,
        isTitle(lines[titleLine], underline: lines[titleLine + 1], isIndented: over != nil)
      else {
        index += 1
        continue
      }
      let style = Style(mark: under, isOverlined: over != nil)
      let level = styles.firstIndex(of: style) ?? styles.count
      if level == styles.count { styles.append(style) }
      let text = trimmedASCII(lines[titleLine])
      found.append(
        Found(
          heading: DocumentHeading(
            level: min(level + 1, 6), text: text, anchor: anchors.anchor(for: text), line: titleLine + 1),
          lines: index..<(titleLine + 2)))
      index = titleLine + 2
    }
    return found
  }

  private struct Style: Equatable {
    var mark: UInt8
    var isOverlined: Bool
  }

  private static func adornment(_ line: Substring) -> UInt8? {
    let bytes = line.utf8
    guard let mark = bytes.first, "=-~^\"'`#*+:.<>_".utf8.contains(mark) else { return nil }
    var length = 0
    for byte in bytes {
      if byte == mark { length += 1 } else if byte != 0x20 { return nil }
    }
    return length >= 3 ? mark : nil
  }

  private static func isTitle(_ line: Substring, underline: Substring, isIndented: Bool) -> Bool {
    guard let first = line.utf8.first, adornment(line) == nil else { return false }
    let text = trimmedASCII(line)
    guard !text.isEmpty, isIndented || first > 0x20 else { return false }
    // A shorter underline is an error in reStructuredText, unless the title is short too; wide
    // characters take more bytes than columns, so scalars are compared.
    return underline.utf8.count >= min(text.unicodeScalars.count, 80) - 1
  }

  /// AsciiDoc: `=` to `======` before the title; outside of delimited blocks.
  private static func marked(_ lines: [Substring]) -> [Found] {
    var found: [Found] = []
    var anchors = HeadingAnchors()
    var block: String?
    for (index, line) in lines.enumerated() {
      if let delimiter = blockDelimiter(line) {
        if block == nil { block = delimiter } else if block == delimiter { block = nil }
        continue
      }
      guard block == nil, let (level, text) = markedHeading(line) else { continue }
      found.append(
        Found(
          heading: DocumentHeading(level: level, text: text, anchor: anchors.anchor(for: text), line: index + 1),
          lines: index..<(index + 1)))
    }
    return found
  }

  private static func blockDelimiter(_ line: Substring) -> String? {
    let bytes = line.utf8
    guard bytes.count >= 4, let mark = bytes.first, "-.+/_*".utf8.contains(mark), bytes.count <= 200 else { return nil }
    let text = trimmedASCII(line)
    return text.utf8.allSatisfy { $0 == mark } ? text : nil
  }

  private static func markedHeading(_ line: Substring) -> (level: Int, text: String)? {
    let marks = line.utf8.prefix { $0 == UInt8(ascii: "=") }
    guard (1...6).contains(marks.count) else { return nil }
    let rest = line[marks.endIndex...]
    guard rest.utf8.first == 0x20 else { return nil }
    let text = trimmedASCII(rest)
    return text.isEmpty ? nil : (marks.count, text)
  }
}
