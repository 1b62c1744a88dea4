import Bytes
import CRe2Shim

/// A compiled regular expression. RE2 takes time linear in the text, whatever
/// the expression.
final class Expression: @unchecked Sendable {
  // Sendable: RE2 objects may be asked by any number of threads at once.
  private let compiled: OpaquePointer

  /// What RE2 may use for one expression and its automata.
  private static let memory = 16 << 20

  /// `inLines`: no match holds a line feed, and `^` and `$` match at them.
  /// - Throws: `Refusal` with RE2's reason.
  init(_ pattern: String, ignoresCase: Bool, inLines: Bool) throws(Refusal) {
    var pattern = pattern
    compiled = pattern.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        re2_compile($0.baseAddress, $0.count, ignoresCase, inLines, Self.memory)
      }
    }
    if let reason = re2_error(compiled) { throw Refusal(reason: String(cString: reason)) }
  }

  struct Refusal: Error {
    var reason: String
  }

  deinit { re2_free(compiled) }

  /// The leftmost match at or after `start`.
  func find(in text: ByteView, from start: Int) -> Range<Int>? {
    guard start <= text.count else { return nil }
    var from = 0
    var end = 0
    let found = text.buffer.withMemoryRebound(to: CChar.self) {
      re2_find(compiled, $0.baseAddress, text.count, start, &from, &end)
    }
    return found ? from..<max(from, end) : nil
  }

  /// An expression for a literal.
  static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar.value == 0 {
        quoted += "\\x00"
      } else if scalar == "\n" {
        quoted += "\\n"
      } else {
        if scalar.isASCII, !(UInt8(scalar.value)).isWordByte { quoted += "\\" }
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }
}
