/// Reads HTML, XML and their templates: comments, tags, attribute values,
/// entities; scripts and style sheets inside by their own grammars.
struct TagLexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let embedding: Int
  private var position: Int
  private var sink = TokenSink()

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, embedding: Int) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    self.embedding = embedding
  }

  mutating func read(into result: inout TokenSink) {
    swap(&sink, &result)
    while position < end {
      switch bytes[position] {
      case ascii("<"): readMarkup()
      case ascii("&"): readEntity()
      default: position += 1
      }
    }
    swap(&sink, &result)
  }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  private static func isName(_ byte: UInt8) -> Bool {
    asciiLowercase(byte) &- ascii("a") < 26 || byte &- ascii("0") < 10 || byte == ascii("-") || byte == ascii(":")
      || byte == ascii("_") || byte == ascii(".") || byte >= 0x80
  }

  private mutating func skipName() {
    while position < end, Self.isName(bytes[position]) { position += 1 }
  }

  private mutating func readMarkup() {
    let first = position
    if bytes.has("<!--", position, end) {
      position = bytes.find("-->", position + 4, end).map { $0 + 3 } ?? end
      return sink.add(first, position, .comment)
    }
    if bytes.has("<![CDATA[", position, end) {
      position = bytes.find("]]>", position + 9, end).map { $0 + 3 } ?? end
      return sink.add(first, position, .string)
    }
    position += 1
    if byte(position) == ascii("/") || byte(position) == ascii("!") || byte(position) == ascii("?") { position += 1 }
    let name = position
    skipName()
    guard position > name else { return }
    sink.add(first, position, .keyword)
    let isOpening = byte(first + 1) != ascii("/")
    let language = isOpening ? embeddedLanguage(name) : nil
    readAttributes()
    if let language { readEmbedded(language) }
  }

  private func embeddedLanguage(_ name: Int) -> String? {
    switch position - name {
    case 6: bytes.has("script", name, end) ? "JavaScript" : nil
    case 5: bytes.has("style", name, end) ? "CSS" : nil
    default: nil
    }
  }

  private mutating func readAttributes() {
    while position < end {
      let first = position
      switch bytes[position] {
      case ascii(">"):
        position += 1
        return sink.add(first, position, .keyword)
      case ascii("/"), ascii("?"):
        position += byte(position + 1) == ascii(">") ? 2 : 1
        if position == first + 2 { return sink.add(first, position, .keyword) }
      // A tag that is not closed before the next one starts.
      case ascii("<"): return
      case ascii("\""), ascii("'"): readValue()
      default:
        if Self.isName(bytes[position]) {
          skipName()
          sink.add(first, position, .type)
        } else {
          position += 1
        }
      }
    }
  }

  private mutating func readValue() {
    let first = position
    let quote = bytes[position]
    position += 1
    // A value does not hold a tag; without its closing quote it ends there.
    while position < end, bytes[position] != quote, bytes[position] != ascii("<") || quote == ascii("'") {
      position += 1
    }
    if byte(position) == quote { position += 1 }
    sink.add(first, position, .string)
  }

  private mutating func readEmbedded(_ language: String) {
    let script = language == "CSS" ? bytes.find("</style", position, end) : bytes.find("</script", position, end)
    guard let close = script, let syntax = Syntax.of(language) else { return }
    syntax.read(bytes, position..<close, into: &sink, embedding: embedding + 1)
    position = close
  }

  private mutating func readEntity() {
    let first = position
    position += 1
    let limit = min(end, position + 32)
    if byte(position) == ascii("#") { position += 1 }
    while position < limit, Self.isName(bytes[position]) { position += 1 }
    guard byte(position) == ascii(";") else { return }
    position += 1
    sink.add(first, position, .number)
  }
}
