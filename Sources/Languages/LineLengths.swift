/// Lines so long that no person wrote them.
enum LineLengths {
  private static let window = 16 << 10
  /// Shorter files tell too little.
  private static let smallest = 2 << 10
  /// Bytes a line on average: scripts that people write have 30, minified ones thousands.
  private static let longScriptLine = 250
  /// Paragraphs written on one line reach several hundred, tables of data a thousand.
  private static let longLine = 2_000

  static func lookMinified(_ content: UnsafeBufferPointer<UInt8>, isScript: Bool) -> Bool {
    let head = content.prefix(window)
    guard head.count >= smallest else { return false }
    var lines = 1
    for byte in head where byte == ascii("\n") { lines += 1 }
    return head.count / lines > (isScript ? longScriptLine : longLine)
  }
}
