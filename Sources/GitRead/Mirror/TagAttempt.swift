import Foundation

/// What a fetch was asked for when the tags that it left were others than the source's: some were refused, or have names
/// that git does not take. The same tags are not tried again and again.
struct TagAttempt: Equatable {
  /// Of the source's list of tags.
  private let digest: String
  /// Why; nil when git said nothing.
  let refusal: String?

  private static let file = "/guildhall-tags"

  init(_ tags: [Ref], refusal: String?) {
    digest = Self.digest(tags)
    self.refusal = refusal
  }

  /// The attempt that the mirror in a folder remembers.
  init?(in directory: String) {
    guard let text = try? String(contentsOfFile: directory + Self.file, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
    guard let digest = lines.first else { return nil }
    self.digest = digest
    refusal = lines.count > 1 ? lines[1] : nil
  }

  func isOf(_ tags: [Ref]) -> Bool { digest == Self.digest(tags) }

  /// A mirror that cannot be written to is fetched again, which tells more than this could.
  func write(in directory: String) {
    let text = digest + "\n" + (refusal ?? "")
    try? Data(text.utf8).write(to: URL(fileURLWithPath: directory + Self.file), options: .atomic)
  }

  private static func digest(_ tags: [Ref]) -> String { String(tags.digest, radix: 16) }
}

extension [Ref] {
  /// A number that changes with any of the names and targets: FNV-1a of 64 bits
  /// (isthe.com/chongo/tech/comp/fnv). Not meant to withstand somebody who wants two lists to be alike.
  package var digest: UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for ref in self {
      for byte in ref.name.utf8 { add(byte) }
      add(0)
      for byte in ref.target.bytes { add(byte) }
    }
    return digest
  }
}
