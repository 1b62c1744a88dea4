/// The `#!` line of a script.
enum Shebang {
  /// Kernels read no more than this of the line.
  private static let maximumLine = 256

  /// The language of the program that runs the file.
  static func language(_ head: FileHead) -> Language? {
    guard head.has("#!", at: 0) else { return nil }
    let bytes = head.bytes
    var limit = 2
    while limit < min(bytes.count, maximumLine), bytes[limit] != ascii("\n"), bytes[limit] != ascii("\r") { limit += 1 }
    var position = 2
    while let word = nextWord(bytes, &position, limit) {
      let name = lastComponent(bytes, word)
      if isEnvironment(bytes, name) || isOptionOrAssignment(bytes, word) { continue }
      return Language.withInterpreter(bytes, name.lowerBound, name.upperBound)
        ?? Language.withInterpreter(bytes, name.lowerBound, withoutVersion(bytes, name))
    }
    return nil
  }

  private static func nextWord(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ limit: Int) -> Range<Int>?
  {
    while position < limit, bytes[position] == ascii(" ") || bytes[position] == ascii("\t") { position += 1 }
    let start = position
    while position < limit, bytes[position] != ascii(" "), bytes[position] != ascii("\t") { position += 1 }
    return start < position ? start..<position : nil
  }

  private static func lastComponent(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Range<Int> {
    var start = word.upperBound
    while start > word.lowerBound, bytes[start - 1] != ascii("/") { start -= 1 }
    return start..<word.upperBound
  }

  private static func isEnvironment(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    name.count == 3 && bytes[name.lowerBound] == ascii("e") && bytes[name.lowerBound + 1] == ascii("n")
      && bytes[name.lowerBound + 2] == ascii("v")
  }

  private static func isOptionOrAssignment(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    bytes[word.lowerBound] == ascii("-") || word.contains { bytes[$0] == ascii("=") }
  }

  /// `python3.11` is `python`.
  private static func withoutVersion(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Int {
    var end = name.upperBound
    while end > name.lowerBound,
      bytes[end - 1] &- ascii("0") < 10 || bytes[end - 1] == ascii(".") || bytes[end - 1] == ascii("-")
    {
      end -= 1
    }
    return end
  }
}
