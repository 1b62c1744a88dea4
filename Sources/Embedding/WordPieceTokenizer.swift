import Foundation

/// Splits a text into numbers of word pieces as BERT's uncased models were taught: lower case, no accents, punctuation
/// and CJK characters by themselves, each word cut into the longest pieces that the vocabulary has
/// (google-research/bert, tokenization.py).
struct WordPieceTokenizer: Sendable {
  /// Longer words are unknown as a whole.
  private static let longestWord = 100

  let vocabulary: Vocabulary

  /// Without the pieces that stand before and after every text.
  func pieces(of text: some StringProtocol) -> [Int32] {
    var pieces: [Int32] = []
    for word in Self.words(of: text) { append(word, to: &pieces) }
    return pieces
  }

  private func append(_ word: String, to pieces: inout [Int32]) {
    if let whole = vocabulary[word] {
      pieces.append(whole)
      return
    }
    let scalars = Array(word.unicodeScalars)
    guard scalars.count <= Self.longestWord else {
      pieces.append(vocabulary.unknown)
      return
    }
    let before = pieces.count
    var start = 0
    while start < scalars.count {
      guard let (piece, end) = longestPiece(of: scalars, from: start) else {
        pieces.removeSubrange(before...)
        pieces.append(vocabulary.unknown)
        return
      }
      pieces.append(piece)
      start = end
    }
  }

  private func longestPiece(of scalars: [Unicode.Scalar], from start: Int) -> (piece: Int32, end: Int)? {
    var candidate = start == 0 ? "" : Vocabulary.continuation
    candidate.unicodeScalars.append(contentsOf: scalars[start...])
    var end = scalars.count
    while end > start {
      if let piece = vocabulary[candidate] { return (piece, end) }
      candidate.unicodeScalars.removeLast()
      end -= 1
    }
    return nil
  }

  /// Words and marks in lower case and without accents.
  static func words(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      guard !word.isEmpty else { return }
      words.append(String(word))
      word = String.UnicodeScalarView()
    }
    for scalar in folded(text) {
      switch role(of: scalar) {
      case .letter: word.append(scalar)
      case .space: close()
      case .mark:
        close()
        words.append(String(scalar))
      case .nothing: break
      }
    }
    close()
    return words
  }

  private static func folded(_ text: some StringProtocol) -> String.UnicodeScalarView {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text.lowercased().unicodeScalars }
    let decomposed = text.decomposedStringWithCanonicalMapping.unicodeScalars
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: decomposed.lazy.filter { $0.properties.generalCategory != .nonspacingMark })
    return String(kept).lowercased().unicodeScalars
  }

  private enum Role { case letter, space, mark, nothing }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x09, 0x0A, 0x0D, 0x20: return .space
      case 0..<0x20, 0x7F: return .nothing
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
      default: return .mark
      }
    }
    if value == 0xFFFD { return .nothing }
    if isChinese(value) { return .mark }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark: return .nothing
    default: return .letter
    }
  }

  /// The blocks that tokenization.py treats as Chinese: each character is a word.
  private static func isChinese(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B820...0x2CEAF,
      0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
