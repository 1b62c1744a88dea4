/// Sections of documents in pieces that the model reads in one pass.
enum SectionPieces {
  /// Bytes of a piece: about as much as the model takes in one pass. Longer sections become several.
  private static let longest = 1_000
  /// Shorter sections say too little by themselves.
  private static let shortest = 40

  /// Whole lines each; none of a section that says too little.
  static func of(_ body: String) -> [String] {
    guard body.utf8.count >= shortest else { return [] }
    var pieces: [String] = []
    for line in body.split(separator: "\n") {
      if let last = pieces.last, last.utf8.count + line.utf8.count < longest {
        pieces[pieces.count - 1] += "\n" + line
      } else {
        pieces.append(String(line))
      }
    }
    return pieces
  }
}
