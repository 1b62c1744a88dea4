internal import Markup

/// A document as lines below headings, with its code and links told apart.
package struct ProseDocument: Sendable {
  struct Link {
    /// What is shown; for an image, its alternative text.
    var text: String
    var target: String
  }

  struct Line {
    /// 1-based.
    var number: Int
    /// Without surrounding space.
    var text: String
    var wording: Wording
    var links: [Link]
    /// The fence's language in lower case, empty when it has none; nil for prose.
    var code: String?
    /// Index in `sections`; nil before the first heading.
    var section: Int?
  }

  struct Section {
    var titlePath: [String]
    /// The heading's own words.
    var wording: Wording
    /// 1-based line of the heading.
    var line: Int
    /// It or a heading above it announces something for contributors.
    var isForContributors: Bool
  }

  package let path: String
  /// Lines that a reader sees: no comments, no headings, no empty ones, and none of a draft that
  /// nobody has filled in.
  let lines: [Line]
  let sections: [Section]

  package init(_ file: ProjectFile) {
    path = file.path
    let texts = file.lines
    let sections = Self.sections(of: file)
    var scanner = ProseScanner(kind: DocumentKind.of(file.path) ?? .markdown)
    var lines: [Line] = []
    var next = 0
    for (index, text) in texts.enumerated() {
      while next < sections.count, sections[next].line <= index + 1 { next += 1 }
      let isHeading = next > 0 && sections[next - 1].line == index + 1
      guard let visible = scanner.visible(text), !isHeading, !visible.text.isEmpty,
        !visible.text.contains(SectionDraft.blank)
      else { continue }
      lines.append(
        Line(
          number: index + 1, text: visible.text, wording: Wording(visible.text),
          links: visible.code == nil ? LinkScanner.links(in: visible.text) : [], code: visible.code,
          section: next > 0 ? next - 1 : nil))
    }
    self.lines = lines
    self.sections = sections
  }

  private static func sections(of file: ProjectFile) -> [Section] {
    let whole = file.lines
    let text = whole.joined(separator: "\n")
    let found = DocumentSections(of: text, kind: DocumentKind.of(file.path) ?? .markdown).sections
    var sections: [Section] = []
    var anchor = ""
    var above: [(depth: Int, isForContributors: Bool)] = []
    // A long section comes in several parts under one anchor.
    for section in found where !section.titlePath.isEmpty && section.anchor != anchor {
      anchor = section.anchor
      let wording = Wording(section.titlePath.last ?? "")
      let depth = section.titlePath.count
      above.removeAll { $0.depth >= depth }
      let isForContributors =
        above.last?.isForContributors ?? false || wording.containsAny(ReadinessRule.contributorHeadings)
      above.append((depth, isForContributors))
      sections.append(
        Section(
          titlePath: section.titlePath, wording: wording, line: section.line, isForContributors: isForContributors))
    }
    return sections
  }

  func evidence(_ line: Line) -> Evidence { Evidence(path: path, line: line.number, text: line.text) }

  func evidence(_ section: Section) -> Evidence {
    Evidence(path: path, line: section.line, text: section.titlePath.last ?? "")
  }

  /// The document's own title is no part of it.
  var parts: [Int] {
    sections.indices.filter { $0 > 0 || sections[$0].titlePath.count > 1 || sections.count == 1 }
  }

  /// Whether something stands below a heading, or below its subheadings.
  func hasLines(under index: Int) -> Bool {
    guard sections.indices.contains(index) else { return false }
    let depth = sections[index].titlePath.count
    let end = sections[(index + 1)...].firstIndex { $0.titlePath.count <= depth } ?? sections.count
    // The lines' sections only rise.
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].section ?? -1 < index { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].section ?? -1 < end
  }

  /// Whether the line stands below a heading for contributors, at any depth.
  func isForContributors(_ line: Line) -> Bool { line.section.map { sections[$0].isForContributors } ?? false }
}

/// Tells code and comments from prose, line by line.
private struct ProseScanner {
  let kind: DocumentKind
  private var fence: (mark: Character, length: Int, language: String)?
  private var isInComment = false

  init(kind: DocumentKind) { self.kind = kind }

  /// Nil for a line that is not shown.
  mutating func visible(_ line: Substring) -> (text: String, code: String?)? {
    let text = line.trimmed
    if let open = fence {
      if let end = Self.fence(text, kind), end.mark == open.mark, end.length >= open.length, end.info.isEmpty {
        fence = nil
        return nil
      }
      return (text, open.language)
    }
    if !isInComment, let start = Self.fence(text, kind) {
      fence = (start.mark, start.length, start.info)
      return nil
    }
    let shown = withoutComments(text)
    let isIndented = line.hasPrefix("    ") || line.hasPrefix("\t")
    // Indented lines are code in Markdown unless a list holds them; a prompt decides.
    return (shown.trimmed, isIndented && shown.trimmed.hasPrefix("$ ") ? "sh" : nil)
  }

  private static func fence(_ text: String, _ kind: DocumentKind) -> (mark: Character, length: Int, info: String)? {
    guard let mark = text.first, mark == "`" || mark == "~" || (kind == .asciiDoc && mark == "-") else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= (kind == .asciiDoc ? 4 : 3) else { return nil }
    let info = text.dropFirst(length).trimmed
    guard mark != "`" || !info.contains("`"), mark != "-" || info.isEmpty else { return nil }
    let language = info.prefix { $0 != " " && $0 != "," && $0 != "{" && $0 != ":" }
    return (mark, length, language.lowercased())
  }

  private mutating func withoutComments(_ text: String) -> String {
    guard isInComment || text.utf8.first(where: { $0 == UInt8(ascii: "<") }) != nil else { return text }
    var rest = text[...]
    var shown = ""
    while !rest.isEmpty {
      if isInComment {
        guard let end = rest.firstRange(of: "-->") else { return shown }
        rest = rest[end.upperBound...]
        isInComment = false
      } else {
        guard let start = rest.firstRange(of: "<!--") else { return shown + rest }
        shown += rest[..<start.lowerBound]
        rest = rest[start.upperBound...]
        isInComment = true
      }
    }
    return shown
  }
}
