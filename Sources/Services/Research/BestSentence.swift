import Retrieval

/// The sentence of a text that says most of a need, cut to a length that is read at a glance.
struct BestSentence: Equatable {
  /// Characters that are shown.
  private static let longest = 280
  /// Bytes of a text that are looked at.
  private static let mostRead = 20_000

  let text: String
  /// UTF-8 byte ranges of its words that the need has too.
  let ranges: [Range<Int>]

  /// The first of the best; of a text without a word that fits its first sentence.
  init(of text: String, for need: Need) {
    let stems = need.stems
    var best: (text: String, ranges: [Range<Int>], stems: Int) = ("", [], -1)
    for sentence in Self.sentences(of: text) {
      let (ranges, found) = Self.matches(of: stems, in: sentence)
      if found > best.stems { best = (sentence, ranges, found) }
    }
    (self.text, ranges) = (best.text, best.ranges)
  }

  private static func sentences(of text: String) -> [String] {
    let text = String(decoding: text.utf8.prefix(mostRead), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).flatMap { line in
      var sentences: [String] = []
      var start = line.startIndex
      for index in line.indices where ".!?;".contains(line[index]) {
        let next = line.index(after: index)
        guard next < line.endIndex, line[next] == " " else { continue }
        sentences.append(String(line[start..<next]))
        start = line.index(after: next)
      }
      return sentences + [String(line[start...])]
    }.map { shortened($0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }.filter { !$0.isEmpty }
  }

  private static func shortened(_ sentence: String) -> String {
    guard sentence.count > longest else { return sentence }
    return sentence.prefix(longest).split(separator: " ").dropLast().joined(separator: " ") + "…"
  }

  /// Where words of these stems stand, and how many of the stems do.
  private static func matches(of stems: Set<String>, in sentence: String) -> (ranges: [Range<Int>], stems: Int) {
    var ranges: [Range<Int>] = []
    var found: Set<String> = []
    let utf8 = sentence.utf8
    for word in sentence.split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
      let stem = Words.stem(word.lowercased())
      guard stems.contains(stem) else { continue }
      found.insert(stem)
      let start = utf8.distance(from: utf8.startIndex, to: word.startIndex)
      ranges.append(start..<start + word.utf8.count)
    }
    return (ranges, found.count)
  }
}
