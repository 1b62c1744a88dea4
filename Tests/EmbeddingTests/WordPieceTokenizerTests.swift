import Foundation
import TestSupport
import Testing

@testable import Embedding

@Suite struct WordPieceTokenizerTests {
  @Test(arguments: [
    ("Retry a call", ["retry", "a", "call"]), ("C++/C#", ["c", "+", "+", "/", "c", "#"]),
    ("Crème BRÛLÉE", ["creme", "brulee"]), ("日本 text", ["日", "本", "text"]), (" \t\n", []),
    ("zero\u{200B}width \u{0}nul", ["zerowidth", "nul"]), ("snake_case", ["snake", "_", "case"]),
    ("“quoted”", ["“", "quoted", "”"]),
  ])
  func wordsAreLowerCaseWithoutAccents(text: String, words: [String]) {
    #expect(WordPieceTokenizer.words(of: text) == words)
  }

  @Test func wordsAreCutIntoTheLongestPieces() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "##a", "able"].joined(separator: "\n") + "\n",
      to: "vocab.txt")
    let vocabulary = try Vocabulary(path: folder.file("vocab.txt").path)
    #expect(vocabulary.count == 9)
    let tokenizer = WordPieceTokenizer(vocabulary: vocabulary)
    #expect(tokenizer.pieces(of: "unaffable able") == [4, 5, 6, 8])
    #expect(tokenizer.pieces(of: "unaffably un") == [1, 4], "a word with an unknown part is unknown as a whole")
    #expect(tokenizer.pieces(of: String(repeating: "un", count: 51)) == [1])
  }
}
