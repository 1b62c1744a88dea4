import Foundation

/// A TCP port of the loopback address that nobody listens on.
package enum FreePort {
  package struct NoPort: Error {}

  package static func find() throws -> UInt16 {
    let (descriptor, port) = try listen()
    close(descriptor)
    return port
  }

  /// Takes a free port and listens on it until `body` is over.
  package static func whileTaken<Result>(_ body: (UInt16) throws -> Result) throws -> Result {
    let (descriptor, port) = try listen()
    defer { close(descriptor) }
    return try body(port)
  }

  private static func listen() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw NoPort() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && Foundation.listen(descriptor, 1) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard isBound else {
      close(descriptor)
      throw NoPort()
    }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}
