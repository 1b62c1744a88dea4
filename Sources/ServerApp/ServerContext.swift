import HTTPTypes
package import Hummingbird
package import NIOCore

/// A request's surroundings, with the address that it came from.
package struct ServerContext: RemoteAddressRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let remoteAddress: SocketAddress?

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress
  }
}

/// Who sent a request, as far as rates are concerned.
enum ClientAddress {
  /// A proxy on this machine is asked whom it speaks for: the last address of `X-Forwarded-For` is the one that it saw
  /// itself. Others can say there what they like.
  static func text(of request: Request, _ context: some RequestContext) -> String {
    let address = (context as? any RemoteAddressRequestContext)?.remoteAddress?.ipAddress ?? "unknown"
    guard ServerOptions.isLoopback(address), let forwarded = request.headers.values(of: "X-Forwarded-For").last,
      let last = forwarded.split(separator: ",").last
    else { return address }
    let client = last.filter { $0 != " " }
    return client.isEmpty ? address : String(client.prefix(64))
  }
}

extension HTTPFields {
  /// Of all fields of a name, in any case, for names that have no constant.
  func values(of name: String) -> [String] {
    let canonical = name.lowercased()
    return filter { $0.name.canonicalName == canonical }.map(\.value)
  }
}
