import Foundation
import SearchModel

/// JSON sent to an address of the operator's, by the program curl: no redirect is followed, so that whoever answers there
/// cannot make this machine call another address.
package struct WebPost: Sendable {
  /// What became of it, when the server did not take it.
  package enum Failure: Error, Sendable, Equatable {
    /// It certainly was not taken: the cause, and after how many seconds the server wants to be asked again, if it says so.
    case refused(String, retryAfter: Int?)
    /// Nobody knows whether it was taken.
    case uncertain(String)
  }

  package enum Method: String, Sendable { case post = "POST", put = "PUT" }

  /// https or http. It may hold a secret, and stands in no message.
  package var address: String
  package var method: Method
  /// A token of the header `Authorization: Bearer`; nil for none.
  package var token: String?
  /// JSON on one line.
  package var body: String
  /// Seconds that it may take.
  package var patience = 30

  package init(_ address: String, method: Method = .post, token: String? = nil, body: String) {
    self.address = address
    self.method = method
    self.token = token
    self.body = body
  }

  /// Sends it, and blocks until the server took it.
  ///
  /// - Throws: `Failure`; `UserFacingError` when curl is not there or cannot be started.
  package func send() throws {
    let run = try CurlRun(try Curl.program(), configuration: configuration, seconds: patience + 5)
    if let failure = Self.failure(code: run.code, said: run.errors) { throw hidingSecrets(failure) }
  }

  /// What curl reads instead of arguments, which everybody on the machine could see.
  var configuration: String {
    var lines = [
      "url = " + Curl.quoted(address), "request = \(method.rawValue)", "proto = \"=http,https\"",
      "max-time = \(patience)",
      "connect-timeout = \(max(1, patience / 2))", "silent", "show-error", "globoff", "noproxy = \"*\"",
      "header = \"Content-Type: application/json\"", "header = \"Expect:\"", "data-raw = " + Curl.quoted(body),
      "write-out = \"%{stderr}status=%{response_code} sent=%{size_request} retry=%header{retry-after}\"",
    ]
    if let token { lines.append("header = " + Curl.quoted("Authorization: Bearer \(token)")) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// nil when the server took it. What curl's codes mean stands in curl(1), "EXIT CODES".
  static func failure(code: Int32, said: String) -> Failure? {
    func number(after name: String) -> Int? {
      said.range(of: name + "=", options: .backwards).flatMap { Int(said[$0.upperBound...].prefix { $0.isNumber }) }
    }
    let status = number(after: "status") ?? 0
    if code == 0, (200..<300).contains(status) { return nil }
    if code == 0, status > 0 {
      let cause = "the server answered \(status)"
      // Somebody between here and there gave up waiting.
      return status == 502 || status == 504
        ? .uncertain(cause) : .refused(cause, retryAfter: number(after: "retry"))
    }
    let words = said.components(separatedBy: "status=")[0].trimmingCharacters(in: CharacterSet(charactersIn: "; "))
    let cause = words.isEmpty ? "curl ended with \(code)" : words
    return number(after: "sent") == 0 ? .refused(cause, retryAfter: nil) : .uncertain(cause)
  }

  private func hidingSecrets(_ failure: Failure) -> Failure {
    func clean(_ text: String) -> String {
      [address, token ?? ""].filter { !$0.isEmpty }.reduce(text) { $0.replacing($1, with: "…") }
    }
    return switch failure {
    case .refused(let cause, let seconds): .refused(clean(cause), retryAfter: seconds)
    case .uncertain(let cause): .uncertain(clean(cause))
    }
  }
}
