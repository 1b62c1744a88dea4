import Retrieval

/// The piece of a section that says most of what was asked for: where most of the words stand together. FTS5's own
/// snippets read every word of every section with its stemmer, which took longer than all the rest of a search.
struct SectionExcerpt: Equatable {
  /// Bytes of a section that are looked at.
  static let mostRead = 32_000
  /// Words that are shown, and how many of them before the first that fits.
  private static let length = 32
  private static let before = 5
  /// Words that fit, of those the best piece is chosen from.
  private static let mostMatches = 500
  /// An ending makes a word longer by so much at most.
  private static let longestEnding = 4

  /// One line of prose; cut ends are dots.
  private(set) var text = ""
  /// Words that fit, as UTF-8 byte ranges of `text`.
  private(set) var ranges: [Range<Int>] = []

  private struct Match {
    /// Which word of the section, and of the question.
    var place: Int
    var word: Int
  }

  /// `words`: of a question, in lower case and in their order.
  init(of body: String, words: [String]) {
    var bytes = Array(body.utf8.prefix(Self.mostRead))
    let isShortened = bytes.count < body.utf8.count
    // What is read never ends within a character.
    while isShortened, let last = bytes.last, last >= 0x80 { bytes.removeLast() }
    let beginnings = words.map(Self.beginning)
    var places: [Range<Int>] = []
    var matches: [Match] = []
    Self.forEachWord(of: bytes) { range in
      if matches.count < Self.mostMatches,
        let word = beginnings.firstIndex(where: { Self.fits(bytes[range], $0) })
      {
        matches.append(Match(place: places.count, word: word))
      }
      places.append(range)
    }
    guard !places.isEmpty else { return }
    let first = max(0, Self.best(matches) - Self.before)
    let end = min(places.count, first + Self.length)
    let isCut = end < places.count || isShortened
    let stop = end < places.count ? places[end - 1].upperBound : bytes.count
    let marked = Set(matches.map(\.place))
    write(
      bytes, from: first == 0 ? 0 : places[first].lowerBound, to: stop,
      marking: (first..<end).filter(marked.contains).map { places[$0] }, isOpened: first > 0, isCut: isCut)
  }

  /// What all forms of a word begin with.
  private static func beginning(_ word: String) -> [UInt8] {
    let stem = Array(Words.stem(word).utf8)
    return stem.count > 3 && stem.last == UInt8(ascii: "y") ? stem.dropLast() : stem
  }

  private static func fits(_ word: ArraySlice<UInt8>, _ beginning: [UInt8]) -> Bool {
    guard word.count >= beginning.count, word.count <= beginning.count + longestEnding else { return false }
    return zip(word, beginning).allSatisfy { byte, wanted in
      (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte) == wanted
    }
  }

  /// Runs of letters and digits; every byte outside ASCII counts as a letter.
  private static func forEachWord(of bytes: [UInt8], _ body: (Range<Int>) -> Void) {
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      let isLetter =
        byte >= 0x80 || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      if isLetter {
        start = start ?? place
      } else if let begin = start {
        body(begin..<place)
        start = nil
      }
    }
    if let begin = start { body(begin..<bytes.count) }
  }

  /// The word of the section at which the best piece begins: different words count most, then those that follow each
  /// other as they do in the question.
  private static func best(_ matches: [Match]) -> Int {
    var best = (place: 0, value: 0)
    for (number, first) in matches.enumerated() {
      var words: Set<Int> = []
      var value = 0
      var last: Match?
      for match in matches[number...].prefix(while: { $0.place < first.place + length - before }) {
        if words.insert(match.word).inserted { value += 4 }
        if let last, match.place == last.place + 1, match.word == last.word + 1 { value += 1 }
        last = match
      }
      if value > best.value { best = (first.place, value) }
    }
    return best.place
  }

  /// Runs of white space become one space.
  private mutating func write(
    _ bytes: [UInt8], from start: Int, to end: Int, marking places: [Range<Int>], isOpened: Bool, isCut: Bool
  ) {
    var line: [UInt8] = isOpened ? Array("…".utf8) : []
    var next = 0
    for place in start..<max(start, end) {
      if next < places.count, place == places[next].lowerBound {
        ranges.append(line.count..<line.count + places[next].count)
        next += 1
      }
      let byte = bytes[place]
      let isSpace = byte == UInt8(ascii: " ") || byte >= 9 && byte <= 13
      if !isSpace { line.append(byte) } else if line.last != UInt8(ascii: " ") { line.append(UInt8(ascii: " ")) }
    }
    text = String(decoding: line, as: UTF8.self) + (isCut ? "…" : "")
  }
}
