import Bytes

/// Room for the text of one document, put together of its blocks.
final class TextBuffer {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// `capacity`: bytes; more are not taken.
  init(capacity: Int) { bytes = .allocate(capacity: max(1, capacity)) }

  deinit { bytes.deallocate() }

  func append(_ text: ByteView) {
    let room = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[count...]))
    guard text.count <= room.count else { return }
    room.copyBytes(from: text.buffer)
    count += text.count
  }

  /// Valid as long as the buffer is.
  var view: ByteView {
    ByteView(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<count]))
  }
}
