/// A markup of documents that is read line by line.
struct ProseStyle: Sendable {
  enum Markup: Sendable {
    case markdown
    case restructuredText
    case asciiDoc
    /// `+`, `-` and `@@` lines.
    case diff
  }

  var markup: Markup
}

/// Colours headings, code, links' and lists' signs of documents.
struct ProseLexer {
  private let markup: ProseStyle.Markup
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let embedding: Int
  private var position: Int
  private var sink = TokenSink()

  init(_ style: ProseStyle, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, embedding: Int) {
    markup = style.markup
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    self.embedding = embedding
  }

  mutating func read(into result: inout TokenSink) {
    swap(&sink, &result)
    while position < end {
      let line = position..<lineEnd(position)
      switch markup {
      case .markdown: readMarkdown(line)
      case .restructuredText: readRestructuredText(line)
      case .asciiDoc: readAsciiDoc(line)
      case .diff: readDiff(line)
      }
      position = max(position, line.upperBound + 1)
    }
    swap(&sink, &result)
  }

  private func lineEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != ascii("\n") { offset += 1 }
    return offset
  }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  private func skipBlanks(_ start: Int, _ limit: Int) -> Int {
    var offset = start
    while offset < limit, bytes[offset] == ascii(" ") || bytes[offset] == ascii("\t") { offset += 1 }
    return offset
  }

  /// How often the byte at `start` stands there in a row.
  private func run(_ start: Int, _ limit: Int) -> Int {
    var offset = start
    while offset < limit, bytes[offset] == bytes[start] { offset += 1 }
    return offset - start
  }

  // MARK: Markdown

  private mutating func readMarkdown(_ line: Range<Int>) {
    let first = skipBlanks(line.lowerBound, line.upperBound)
    guard first < line.upperBound else { return }
    switch bytes[first] {
    case ascii("#"):
      let level = run(first, line.upperBound)
      let next = byte(first + level)
      if level <= 6, next == ascii(" ") || next == ascii("\n") || next == 0 {
        return sink.add(first, line.upperBound, .keyword)
      }
    case ascii("`"), ascii("~"):
      if run(first, line.upperBound) >= 3 { return readFence(first, line.upperBound) }
    case ascii(">"):
      sink.add(first, first + 1, .comment)
    case ascii("-"), ascii("*"), ascii("+"):
      if byte(first + 1) == ascii(" ") { sink.add(first, first + 1, .keyword) }
    case ascii("<"):
      if bytes.has("<!--", first, end) {
        position = bytes.find("-->", first + 4, end).map { $0 + 3 } ?? end
        return sink.add(first, position, .comment)
      }
    default: break
    }
    readInline(first, line.upperBound)
  }

  /// Code between fences, by its own language where the opening fence names one that is known.
  private mutating func readFence(_ first: Int, _ openingEnd: Int) {
    let length = run(first, openingEnd)
    sink.add(first, openingEnd, .comment)
    let code = min(openingEnd + 1, end)
    var line = code
    while line < end {
      let limit = lineEnd(line)
      let start = skipBlanks(line, limit)
      if start < limit, bytes[start] == bytes[first], run(start, limit) >= length { break }
      line = limit + 1
    }
    let codeEnd = min(line, end)
    if let syntax = fenceLanguage(first + length, openingEnd) {
      syntax.read(bytes, code..<codeEnd, into: &sink, embedding: embedding + 1)
    }
    position = codeEnd
    guard codeEnd < end else { return }
    let closingEnd = lineEnd(codeEnd)
    sink.add(codeEnd, closingEnd, .comment)
    position = closingEnd
  }

  private func fenceLanguage(_ start: Int, _ limit: Int) -> Syntax? {
    let first = skipBlanks(start, limit)
    var last = first
    while last < limit, last - first < 32, !Self.endsLanguage(bytes[last]) { last += 1 }
    guard last > first else { return nil }
    return Syntax.of(String(decoding: bytes[first..<last], as: UTF8.self))
  }

  private static func endsLanguage(_ byte: UInt8) -> Bool {
    byte == ascii(" ") || byte == ascii(",") || byte == ascii("{") || byte == ascii("\r") || byte == ascii("\t")
      || byte == ascii(":")
  }

  /// `code` and the target of `[text](target)` on one line.
  private mutating func readInline(_ start: Int, _ limit: Int) {
    var offset = start
    // A closing sign that is not on this line is not looked for twice.
    var codeBarrier = start
    while offset < limit {
      switch bytes[offset] {
      case ascii("\\"): offset += 2
      case ascii("`"):
        let length = run(offset, limit)
        if offset >= codeBarrier, let close = closingRun(offset + length, limit, length) {
          sink.add(offset, close, .string)
          offset = close
        } else {
          // Runs of another length might close, but such lines are broken anyway.
          codeBarrier = limit
          offset += length
        }
      case ascii("]"):
        guard byte(offset + 1) == ascii("(") else {
          offset += 1
          continue
        }
        let first = offset + 2
        offset = first
        while offset < limit, bytes[offset] != ascii(")"), bytes[offset] != ascii("]") { offset += 1 }
        sink.add(first, offset, .type)
      default: offset += 1
      }
    }
  }

  private func closingRun(_ start: Int, _ limit: Int, _ length: Int) -> Int? {
    var offset = start
    while offset < limit {
      guard bytes[offset] == ascii("`") else {
        offset += 1
        continue
      }
      let found = run(offset, limit)
      offset += found
      if found == length { return offset }
    }
    return nil
  }

  // MARK: reStructuredText

  private mutating func readRestructuredText(_ line: Range<Int>) {
    let first = skipBlanks(line.lowerBound, line.upperBound)
    guard first < line.upperBound else { return }
    if bytes[first] == ascii("."), byte(first + 1) == ascii("."), byte(first + 2) == ascii(" ") {
      return readDirective(first, line.upperBound)
    }
    if isAdornment(first, line.upperBound) { return sink.add(first, line.upperBound, .keyword) }
    if isTitle(line, first) { return sink.add(first, line.upperBound, .keyword) }
    readInline(first, line.upperBound)
  }

  private func isAdornment(_ first: Int, _ limit: Int) -> Bool {
    guard "=-~^\"'*+#_:.`".utf8.contains(bytes[first]) else { return false }
    var last = limit
    while last > first, bytes[last - 1] == ascii("\r") || bytes[last - 1] == ascii(" ") { last -= 1 }
    return last - first >= 3 && run(first, last) == last - first
  }

  /// A line right above an adornment.
  private func isTitle(_ line: Range<Int>, _ first: Int) -> Bool {
    guard first == line.lowerBound, line.upperBound + 1 < end else { return false }
    let next = line.upperBound + 1
    return isAdornment(next, lineEnd(next))
  }

  /// `.. name::` is a directive, anything else behind the dots a comment.
  private mutating func readDirective(_ first: Int, _ limit: Int) {
    guard let colons = bytes.find("::", first, limit) else {
      let next = byte(first + 3)
      if next == ascii("_") || next == ascii("[") || next == ascii("|") { return sink.add(first, limit, .type) }
      return sink.add(first, limit, .comment)
    }
    sink.add(first, colons + 2, .keyword)
    sink.add(skipBlanks(colons + 2, limit), limit, .string)
  }

  // MARK: AsciiDoc

  private mutating func readAsciiDoc(_ line: Range<Int>) {
    let first = line.lowerBound
    guard first < line.upperBound else { return }
    switch bytes[first] {
    case ascii("="):
      if byte(first + run(first, line.upperBound)) == ascii(" ") {
        return sink.add(first, line.upperBound, .keyword)
      }
    case ascii("/"):
      if bytes.has("//", first, end) { return sink.add(first, line.upperBound, .comment) }
    case ascii(":"), ascii("["): return sink.add(first, line.upperBound, .type)
    case ascii("-"), ascii("."):
      let length = run(first, line.upperBound)
      if length >= 4, length == line.count { return readDelimitedBlock(line) }
    case ascii("*"): sink.add(first, first + run(first, line.upperBound), .keyword)
    default: break
    }
    readInline(first, line.upperBound)
  }

  /// From a `----` line to the next one like it.
  private mutating func readDelimitedBlock(_ opening: Range<Int>) {
    var line = min(opening.upperBound + 1, end)
    while line < end {
      let limit = lineEnd(line)
      if limit - line == opening.count, bytes[line] == bytes[opening.lowerBound], run(line, limit) == opening.count {
        line = limit
        break
      }
      line = limit + 1
    }
    position = min(line, end)
    sink.add(opening.lowerBound, position, .string)
  }

  // MARK: Diff

  private mutating func readDiff(_ line: Range<Int>) {
    guard let kind = diffKind(line.lowerBound) else { return }
    sink.add(line.lowerBound, line.upperBound, kind)
  }

  private func diffKind(_ first: Int) -> HighlightToken.Kind? {
    switch byte(first) {
    case ascii("@"): bytes.has("@@", first, end) ? .keyword : nil
    case ascii("+"): bytes.has("+++", first, end) ? .keyword : .string
    case ascii("-"): bytes.has("---", first, end) ? .keyword : .comment
    case ascii("d"): bytes.has("diff ", first, end) ? .keyword : nil
    case ascii("i"): bytes.has("index ", first, end) ? .keyword : nil
    default: nil
    }
  }
}
