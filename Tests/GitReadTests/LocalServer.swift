import Foundation
import Synchronization

/// A TCP server on the loopback interface that sends each client the same bytes
/// after its request, and then hangs up or stays silent.
final class LocalServer: Sendable {
  let port: Int
  private let listener: Int32
  private let clients = Mutex<[Int32]>([])

  /// Each client gets `answer`; `hangsUp` closes the connection behind it.
  init(answer: String = "", hangsUp: Bool = false) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [weak self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0, let self else { return }
        self.serve(client, answer, hangsUp)
      }
    }
    thread.start()
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    clients.withLock { for client in $0 { close(client) } }
  }

  private func serve(_ client: Int32, _ answer: String, _ hangsUp: Bool) {
    if !answer.isEmpty {
      var request = [UInt8](repeating: 0, count: 4096)
      _ = recv(client, &request, request.count, 0)
      let bytes = Array(answer.utf8)
      _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
    if hangsUp { close(client) } else { clients.withLock { $0.append(client) } }
  }
}
