internal import Foundation

/// A file's bytes, mapped for reading and unmapped with the last reference. The
/// file must not be changed in place while it is mapped; replacing and deleting
/// it are fine.
package final class MappedFile: Sendable {
  package let bytes: ByteView

  package init(path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", path, number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read the size of", path, number: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError("map", path, number: EISDIR) }
    guard status.st_size > 0 else {
      bytes = .empty
      return
    }
    let address = mmap(nil, Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, 0)
    guard let address, address != MAP_FAILED else { throw FileError("map", path, number: errno) }
    bytes = ByteView(UnsafeRawBufferPointer(start: address, count: Int(status.st_size)))
  }

  deinit {
    if bytes.count > 0 { munmap(UnsafeMutableRawPointer(mutating: bytes.base), bytes.count) }
  }
}
