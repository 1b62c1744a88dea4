/// Takes bytes as they come, and gives lines.
package struct LineReader {
  private let longest: Int
  private var line: [UInt8] = []
  private var isTooLong = false

  /// A line of more than `longest` bytes is told of and not kept.
  package init(longest: Int) { self.longest = longest }

  /// `take` gets each line that ends within the bytes, without its break; nil for one that was too long.
  package mutating func read(_ bytes: some Sequence<UInt8>, take: ([UInt8]?) -> Void) {
    for byte in bytes {
      if byte == 0x0A {
        end(take)
      } else if line.count < longest {
        line.append(byte)
      } else {
        isTooLong = true
      }
    }
  }

  /// What stands behind the last break, at the end of the input.
  package mutating func end(_ take: ([UInt8]?) -> Void) {
    if isTooLong || !line.isEmpty { take(isTooLong ? nil : line) }
    line = []
    isTooLong = false
  }
}
