import SearchModel

/// Turns the program's lines and names into places in the file.
struct CtagsTags {
  /// On longer lines names are not looked for: they hold data or minified code.
  private static let maximumLine = 4 << 10

  private let content: [UInt8]
  private let language: CtagsLanguage
  private let lines: [Int]

  init(content: [UInt8], language: CtagsLanguage) {
    self.content = content
    self.language = language
    lines = Self.lineStarts(content)
  }

  private static func lineStarts(_ content: [UInt8]) -> [Int] {
    content.withUnsafeBufferPointer { bytes in
      var starts = [0]
      for offset in 0..<bytes.count where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
      return starts
    }
  }

  func symbols(_ tags: [CtagsTag]) -> [SymbolSpan] {
    var collector = SymbolCollector()
    var depths: [String: Int] = [:]
    for tag in tags {
      let depth = depth(of: tag, depths)
      let isContainer = language.isContainer(tag.kind)
      let prefix = tag.scope.isEmpty ? "" : tag.scope + language.separator
      depths[prefix + tag.name] = isContainer ? depth : depth - 1
      guard let kind = language.symbolKind(tag.kind, isMember: !tag.scope.isEmpty && depth > 0),
        let place = place(of: tag, kind), !isLocalLabel(place)
      else { continue }
      collector.add(start: place.lowerBound, length: place.count, kind: kind, depth: depth)
    }
    return collector.finish()
  }

  private func depth(of tag: CtagsTag, _ depths: [String: Int]) -> Int {
    if tag.scope.isEmpty { return 0 }
    if let parent = depths[tag.scope] { return parent + 1 }
    return language.hasPackageScope ? 0 : 1
  }

  /// Where the name stands in its line as a word of its own. `M.insert` and
  /// `insert:at:` are found as `insert`.
  private func place(of tag: CtagsTag, _ kind: SymbolKind) -> Range<Int>? {
    guard tag.line >= 1, tag.line <= lines.count else { return nil }
    let start = lines[tag.line - 1]
    let end = tag.line < lines.count ? lines[tag.line] : content.count
    guard end - start <= Self.maximumLine else { return nil }
    let name = Array(tag.name.utf8)
    let isCallable = kind == .function || kind == .method
    if isCallable, let place = word(language.hasSelectors ? Self.firstPart(name) : Self.lastPart(name), start..<end) {
      return place
    }
    return word(name, start..<end) ?? word(Self.lastPart(name), start..<end)
  }

  /// `.Lname:` in assembly is known to its own file's jumps only.
  private func isLocalLabel(_ place: Range<Int>) -> Bool {
    guard language.hasLocalLabels, place.lowerBound > 0 else { return false }
    return content[place.lowerBound] == UInt8(ascii: "L") && content[place.lowerBound - 1] == UInt8(ascii: ".")
  }

  private static func lastPart(_ name: [UInt8]) -> [UInt8] {
    let last = name.lastIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\\") }
    return last.map { Array(name[($0 + 1)...]) } ?? []
  }

  private static func firstPart(_ name: [UInt8]) -> [UInt8] {
    name.firstIndex(of: UInt8(ascii: ":")).map { Array(name[..<$0]) } ?? []
  }

  private func word(_ name: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    guard let first = name.first, name.count <= line.count else { return nil }
    let identifier = ByteTables.identifier
    var inside: Range<Int>?
    for offset in line.lowerBound...(line.upperBound - name.count) where content[offset] == first {
      guard content[offset..<(offset + name.count)].elementsEqual(name) else { continue }
      let end = offset + name.count
      let startsWord = offset == line.lowerBound || identifier[content[offset - 1]] == 0 || identifier[first] == 0
      let endsWord = end == line.upperBound || identifier[content[end]] == 0 || identifier[name[name.count - 1]] == 0
      if startsWord, endsWord { return offset..<end }
      // `$name` counts `$` as part of a word, which languages see differently.
      if endsWord, inside == nil, content[offset - 1] == UInt8(ascii: "$") { inside = offset..<end }
    }
    return inside
  }
}
