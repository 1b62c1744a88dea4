/// The file that introduces a folder, and its first words.
package enum Readme {
  /// The README of a folder, or of a repository, as forges pick it: in the folder itself, then in
  /// `.github/` and `docs/`; Markdown before other markups before plain text.
  /// The paths are relative to the folder; others than READMEs are passed over.
  package static func choose(_ paths: some Sequence<String>) -> String? {
    var best: (rank: Int, path: String)?
    for path in paths {
      guard let rank = rank(of: path) else { continue }
      if let found = best, (found.rank, found.path) <= (rank, path) { continue }
      best = (rank, path)
    }
    return best?.path
  }

  private static let folders = ["", ".github", "docs"]

  /// Lower is better.
  private static func rank(of path: String) -> Int? {
    let lowered = asciiLowercased(path)
    let folder = lowered.lastIndex(of: "/").map { lowered[..<$0] } ?? ""
    let name = lowered.lastIndex(of: "/").map { lowered[lowered.index(after: $0)...] } ?? lowered[...]
    guard let place = folders.firstIndex(where: { $0 == folder }), name.hasPrefix("readme") else { return nil }
    let suffix = name.dropFirst("readme".count)
    let order = ["", ".md", ".markdown", ".mdown", ".mkd", ".rst", ".adoc", ".asciidoc", ".txt", ".text"]
    if let index = order.firstIndex(where: { $0 == suffix }) {
      // The bare name comes last of all, yet before translations.
      return place * 100 + (index == 0 ? order.count : index)
    }
    // `README.zh.md`, `README_EN.md`: better than nothing.
    guard let kind = DocumentKind.of(path), suffix.first == "." || suffix.first == "-" || suffix.first == "_" else {
      return nil
    }
    return place * 100 + 50 + (kind == .markdown ? 0 : 1)
  }

  /// Characters of a summary, about.
  package static let summaryLength = 300

  /// The first paragraph of prose as plain text, nil when there is none. Badges, images, headings,
  /// HTML, navigation, and tables of contents are passed over.
  package static func summary(_ text: String, kind: DocumentKind = .markdown) -> String? {
    // What a project is stands at the beginning.
    let head = text.utf8.prefix(64 * 1024)
    let end = head.endIndex == text.utf8.endIndex ? head.endIndex : head.lastIndex(of: 0x0A) ?? text.startIndex
    let beginning = String(text[..<end])
    let candidates =
      switch kind {
      case .markdown, .docC: markdownParagraphs(beginning, isDocC: kind == .docC)
      case .restructuredText, .asciiDoc, .tutorial, .plainText: lineParagraphs(beginning, kind: kind)
      }
    let chosen = candidates.first { $0.isIntroduction } ?? candidates.first
    return chosen.map { shortened($0.words) }
  }

  private struct Candidate {
    var words: String
    /// Not under a heading such as "Installation".
    var isIntroduction: Bool
  }

  // MARK: - Markdown

  private static func markdownParagraphs(_ text: String, isDocC: Bool) -> [Candidate] {
    let matter = FrontMatter(of: text)
    let budget = MarkdownBudget(matter.body.utf8)
    let body = isDocC ? DocCDirectives.blanked(matter.body)[...] : matter.body
    guard budget.refusal == nil, let tree = MarkdownTree(body, allowsTables: budget.allowsTables) else { return [] }
    var collector = ParagraphCollector()
    tree.walk { node, event in
      event == .enter ? collector.enter(node) : collector.leave(node)
    }
    return collector.paragraphs.compactMap { paragraph in
      prose(paragraph.words, linked: paragraph.linked, heading: paragraph.heading)
    }
  }

  private struct ParagraphCollector {
    struct Found {
      var words = ""
      /// Bytes of the words that stand in links.
      var linked = 0
      var heading = ""
    }

    private(set) var paragraphs: [Found] = []
    private var current: Found?
    private var heading = ""
    private var isInHeading = false
    private var linkStart: Int?
    private var hasImage = false

    mutating func enter(_ node: MarkdownNode) -> Bool {
      switch node.kind {
      case .document: return true
      case .paragraph where node.depth == 1: current = Found(heading: heading)
      case .heading where node.depth == 1:
        isInHeading = true
        heading = ""
      case .htmlBlock:
        var words = HTMLText.words(of: node.literal)
        // A name in large letters above the sentence.
        if let title = HTMLText.heading(of: node.literal), words.hasPrefix(title) {
          words = trimmedASCII(words.dropFirst(title.count))
        }
        paragraphs.append(Found(words: words, linked: HTMLText.linkedBytes(of: node.literal), heading: heading))
      case .link:
        linkStart = current?.words.utf8.count
        hasImage = false
      case .image:
        hasImage = true
        return false
      default:
        if isInHeading { heading += InlineText.piece(of: node) }
        if current != nil { current?.words += InlineText.piece(of: node) } else { return isInHeading }
      }
      return true
    }

    mutating func leave(_ node: MarkdownNode) -> Bool {
      switch node.kind {
      case .paragraph where node.depth == 1:
        if let found = current { paragraphs.append(found) }
        current = nil
      case .heading: isInHeading = false
      case .link:
        if let start = linkStart, let words = current?.words {
          current?.linked += words.utf8.count - start
        }
        linkStart = nil
      default: break
      }
      return true
    }
  }

  // MARK: - Other markups

  private static func lineParagraphs(_ text: String, kind: DocumentKind) -> [Candidate] {
    let lines = LineHeadings.lines(of: text[...])
    let headings = LineHeadings.find(in: text[...], kind: kind)
    var candidates: [Candidate] = []
    var words: [Substring] = []
    var heading = ""
    var next = headings.startIndex
    func finish() {
      let paragraph = words.map { trimmedASCII($0) }.joined(separator: " ")
      words = []
      if !isMarkup(paragraph), let found = prose(paragraph, linked: 0, heading: heading) { candidates.append(found) }
    }
    for (index, line) in lines.enumerated() {
      if next < headings.endIndex, headings[next].lines.contains(index) {
        finish()
        heading = headings[next].heading.text
        if index == headings[next].lines.upperBound - 1 { next += 1 }
      } else if line.utf8.allSatisfy({ $0 <= 0x20 }) {
        finish()
      } else {
        words.append(line)
      }
    }
    finish()
    return candidates
  }

  /// Directives, attributes, lists, tables, and rules of reStructuredText and AsciiDoc.
  private static func isMarkup(_ paragraph: String) -> Bool {
    let starts = [
      "..", ":", "|", "* ", "- ", "+", "image:", "image::", "[", "//", "include:", "ifdef:", "=", "`", "http",
    ]
    return starts.contains { paragraph.hasPrefix($0) }
  }

  // MARK: - Prose

  /// Headings below which no introduction stands.
  private static let otherHeadings = [
    "install", "requirement", "content", "license", "licence", "usage", "getting started", "quick start", "build",
    "contribut", "documentation", "support", "version", "compatib", "depend", "swiftpm", "swift package manager",
    "author", "credit", "sponsor", "table of", "note", "example", "test", "source stab", "stability",
  ]

  private static let otherStarts = [
    "note:", "warning:", "important:", "table of contents", "contents", "copyright", "license", "licensed",
    "documentation:", "see also", "all notable changes",
  ]

  private static func prose(_ text: String, linked: Int, heading: String) -> Candidate? {
    let words = text.utf8.split { $0 <= 0x20 }
    let collapsed = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    let length = collapsed.utf8.count
    guard words.count >= 4, length >= 20, linked * 10 < length * 6 else { return nil }
    let lowered = asciiLowercased(collapsed)
    guard !otherStarts.contains(where: { lowered.hasPrefix($0) }) else { return nil }
    // A greeting alone says nothing.
    guard !lowered.hasPrefix("welcome to") || length > 80 else { return nil }
    // Navigation: words between bars or dots.
    let separators = words.filter { ["|", "•", "·", "/"].contains(Substring($0)) }.count
    guard separators * 4 < words.count else { return nil }
    let under = asciiLowercased(heading)
    return Candidate(words: collapsed, isIntroduction: !otherHeadings.contains { under.hasPrefix($0) })
  }

  private static func shortened(_ text: String) -> String {
    guard text.unicodeScalars.count > summaryLength else {
      return text.hasSuffix(":") ? withoutPromise(text) : text
    }
    let head = text.unicodeScalars.prefix(summaryLength)
    if let end = sentenceEnd(head) { return String(text[..<end]) }
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return trimmedASCII(text[..<end]) + "…"
  }

  /// A sentence that ends in a colon promises a list that does not follow here.
  private static func withoutPromise(_ text: String) -> String {
    if let end = sentenceEnd(text.unicodeScalars[...]) { return String(text[..<end]) }
    return text.dropLast() + "…"
  }

  /// After the last sentence's full stop, where enough is said by then.
  private static func sentenceEnd(_ text: Substring.UnicodeScalarView) -> String.Index? {
    var end: String.Index?
    var previous: Unicode.Scalar = " "
    var count = 0
    /// Letters since the last space or stop.
    var letters = 0
    for index in text.indices {
      let scalar = text[index]
      // A single letter before the stop is an abbreviation, as in "e.g.".
      if scalar == " ", count >= 60, previous == "!" || previous == "?" || (previous == "." && letters > 1) {
        end = index
      }
      if scalar != "." { letters = scalar == " " || previous == "." ? 1 : letters + 1 }
      if scalar == " " { letters = 0 }
      previous = scalar
      count += 1
    }
    return end
  }
}
