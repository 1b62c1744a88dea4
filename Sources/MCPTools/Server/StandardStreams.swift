package import Foundation

extension MCPConnection {
  /// Reads lines until the input ends, then returns once everything that was asked is answered.
  package func serve(_ input: FileHandle) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        self.read(input)
        continuation.resume()
      }
    }
  }

  private func read(_ input: FileHandle) {
    var reader = LineReader(longest: RPCInput.longest)
    let take: ([UInt8]?) -> Void = { line in
      if let line { self.receive(line) } else { self.refuseTooLong() }
    }
    while true {
      let bytes = input.availableData
      guard !bytes.isEmpty else { break }
      reader.read(bytes, take: take)
    }
    reader.end(take)
    finish()
  }
}
