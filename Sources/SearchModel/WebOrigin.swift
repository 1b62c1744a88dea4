import Foundation
/// What browsers write into `Origin`: `https://host:port` of an address (RFC 6454, section 6.2).
enum WebOrigin {
  static func of(_ address: String) -> String {
    guard let scheme = address.range(of: "://") else { return address.lowercased() }
    return (address[..<scheme.upperBound] + address[scheme.upperBound...].prefix { $0 != "/" }).lowercased()
  }
}
