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

  /// One line of prose; cut ends are dots.
  private(set) var text = ""
  /// Words that fit, as UTF-8 byte ranges of `text`.
  private(set) var ranges: [Range<Int>] = []

  private struct Match {
    /// Which word of the section, and of the question.
    var place: Int
    var word: Int
  }

  /// `words`: of a question.
  init(of body: String, words: WordBeginnings) {
    var bytes = Array(body.utf8.prefix(Self.mostRead))
    let isShortened = bytes.count < body.utf8.count
    // What is read never ends within a character.
    while isShortened, let last = bytes.last, last >= 0x80 { bytes.removeLast() }
    let (places, matches) = bytes.withUnsafeBufferPointer { Self.places(in: $0, of: words) }
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

  /// All words, and the first of those that fit.
  private static func places(
    in bytes: UnsafeBufferPointer<UInt8>, of words: WordBeginnings
  ) -> (places: [Range<Int>], matches: [Match]) {
    var places: [Range<Int>] = []
    var matches: [Match] = []
    forEachWord(of: bytes) { range in
      if matches.count < mostMatches, let word = words.first(fitting: bytes[range]) {
        matches.append(Match(place: places.count, word: word))
      }
      places.append(range)
    }
    return (places, matches)
  }

  /// Runs of letters and digits; every byte outside ASCII counts as a letter.
  private static func forEachWord(of bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    for place in bytes.indices where !isLetter(bytes[place]) {
      if start < place { body(start..<place) }
      start = place + 1
    }
    if start < bytes.count { body(start..<bytes.count) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
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

/// What all forms of a question's words begin with.
struct WordBeginnings {
  /// An ending makes a word longer by so much at most.
  private static let longestEnding = 4

  private let beginnings: [[UInt8]]
  /// Whether a word that begins with a byte can fit: most do not.
  private var opens = [Bool](repeating: false, count: 256)

  /// `words`: in lower case and in their order.
  init(_ words: [String]) {
    beginnings = words.map(Self.beginning)
    for first in beginnings.compactMap(\.first) {
      opens[Int(first)] = true
      if first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") { opens[Int(first & ~0x20)] = true }
    }
  }

  private static func beginning(_ word: String) -> [UInt8] {
    let stem = Array(Words.stem(word).utf8)
    return stem.count > 3 && stem.last == UInt8(ascii: "y") ? stem.dropLast() : stem
  }

  /// Which of the words a word is a form of.
  func first(fitting word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let first = word.first, opens[Int(first)] else { return nil }
    return beginnings.firstIndex { Self.fits(word, $0) }
  }

  private static func fits(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ beginning: [UInt8]) -> Bool {
    guard word.count >= beginning.count, word.count <= beginning.count + longestEnding else { return false }
    for offset in beginning.indices {
      let byte = word[word.startIndex + offset]
      let folded = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if folded != beginning[offset] { return false }
    }
    return true
  }
}
