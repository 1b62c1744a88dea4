private import Bytes

/// Names what was read of a text: the same text and model give the same number, everywhere and always.
package enum TextFingerprint {
  /// Changes when vectors would come out differently, so that they are made anew.
  private static let model = "all-MiniLM-L6-v2 int8 1\n"

  package static func of(_ text: String) -> Int64 {
    Int64(bitPattern: Checksum.of(Array((model + text).utf8)))
  }
}
