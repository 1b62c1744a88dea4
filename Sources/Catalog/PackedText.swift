import Bytes
import Foundation
import GRDB

/// Texts of documents as the catalogue keeps them: as they are when they are short, else as a blob of four bytes with
/// the text's length, the lowest first, and the text compressed with LZ4. SQL reads them by the function `unpacked`,
/// which every connection has.
final class TextPacker {
  /// What is shorter gains nothing.
  private static let shortest = 200

  private let compressor = BlockCompressor()

  func packed(_ text: String) -> DatabaseValue {
    var text = text
    return text.withUTF8 { bytes in
      let length = bytes.count
      guard length >= Self.shortest, let size = UInt32(exactly: length) else { return nil }
      var packed = withUnsafeBytes(of: size.littleEndian) { Array($0) }
      compressor.append(ByteView(UnsafeRawBufferPointer(bytes)), to: &packed)
      // A block that cannot be made smaller is stored as it is: then it may as well be text.
      return packed.count < length ? Data(packed).databaseValue : nil
    } ?? text.databaseValue
  }
}

enum PackedText {
  /// A blob that claims more than LZ4 can hold is damaged.
  private static let mostGrowth = 255

  /// `unpacked(value)`: the text of a packed value, a text as it is; nothing where it is damaged, which `check` tells.
  static let function = DatabaseFunction("unpacked", argumentCount: 1, pure: true) { values in
    guard let value = values.first, case .blob(let data) = value.storage else { return values.first }
    return text(of: data) ?? ""
  }

  static func text(of packed: Data) -> String? {
    packed.withUnsafeBytes { bytes in
      let view = ByteView(bytes)
      guard let length = view.uint32(at: 0).map(Int.init), let stored = view.part(at: 4, count: view.count - 4),
        length > stored.count, length <= mostGrowth * stored.count + 64
      else { return nil }
      var isWhole = false
      let text = String(unsafeUninitializedCapacity: length) { target in
        isWhole = BlockDecoder.decode(
          stored, into: UnsafeMutableBufferPointer(rebasing: target[..<length]))
        return isWhole ? length : 0
      }
      return isWhole ? text : nil
    }
  }
}
