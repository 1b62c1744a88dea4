package import StructuredText

/// One message of a client, understood as JSON-RPC 2.0 has it.
package struct RPCMessage: Sendable {
  /// What an answer names its question by.
  package enum Identifier: Hashable, Sendable {
    case text(String)
    case number(Int)
  }

  package enum Kind: Sendable {
    case request(Identifier)
    case notification
    /// An answer to a question that we never ask.
    case response
  }

  package var kind: Kind
  /// Empty for a response.
  package var method: String
  package var params: DataTable

  package var identifier: Identifier? { if case .request(let identifier) = kind { identifier } else { nil } }

  /// What a header names beside the method; nil for methods that name nothing.
  package var routingName: String? {
    switch method {
    case "tools/call", "prompts/get": params["name"]?.text
    case "resources/read": params["uri"]?.text
    default: nil
    }
  }

  /// - Throws: `RPCFailure` for what is no message; `identifier(of:)` may still name it.
  init(_ value: DataValue) throws(RPCFailure) {
    guard let table = value.table, table["jsonrpc"]?.text == "2.0" else {
      throw RPCFailure(.invalidRequest, "A message is an object with \"jsonrpc\": \"2.0\".")
    }
    if table["method"] == nil, table["result"] != nil || table["error"] != nil {
      (kind, method, params) = (.response, "", DataTable())
      return
    }
    guard let method = table["method"]?.text else {
      throw RPCFailure(.invalidRequest, "A request has a method, which is text.")
    }
    self.method = method
    switch table["params"] {
    case nil, .null: params = DataTable()
    case .table(let given): params = given
    default: throw RPCFailure(.invalidRequest, "The params of a request are an object.")
    }
    guard table.entry("id") != nil else {
      kind = .notification
      return
    }
    guard let identifier = Self.identifier(of: value) else {
      throw RPCFailure(.invalidRequest, "The id of a request is text or a whole number.")
    }
    kind = .request(identifier)
  }

  /// nil where there is none that an answer could name.
  static func identifier(of value: DataValue) -> Identifier? {
    Self.identifier(value.table?["id"])
  }

  static func identifier(_ value: DataValue?) -> Identifier? {
    switch value {
    case .text(let text): .text(text)
    case .number(let number): Int(number).map(Identifier.number)
    default: nil
    }
  }
}

/// What arrived at a time: one message, or several where the revision has batches.
package enum RPCInput: Sendable {
  case one(Result<RPCMessage, RPCFailure>, RPCMessage.Identifier?)
  case batch([(message: Result<RPCMessage, RPCFailure>, identifier: RPCMessage.Identifier?)])

  /// Bytes of one input: a verdict with all its words has room many times over.
  package static let longest = 256 << 10
  /// Messages of a batch.
  static let mostMessages = 32

  /// - Throws: `RPCFailure` for what is no JSON, a batch without messages, or one with too many.
  package init(_ bytes: [UInt8]) throws(RPCFailure) {
    guard bytes.count <= Self.longest else {
      throw RPCFailure(.parseError, "The message has \(bytes.count) bytes; at most \(Self.longest) are read.")
    }
    let value: DataValue
    do {
      value = try JSONReader.value(utf8: bytes)
    } catch {
      let place = error.line.map { ", in line \($0)" } ?? ""
      throw RPCFailure(.parseError, "The message cannot be read: \(error.cause)\(place).")
    }
    guard case .list(let items) = value else {
      self = .one(Self.message(value), RPCMessage.identifier(of: value))
      return
    }
    guard !items.isEmpty else { throw RPCFailure(.invalidRequest, "The batch is empty.") }
    guard items.count <= Self.mostMessages else {
      throw RPCFailure(
        .invalidRequest, "The batch has \(items.count) messages; at most \(Self.mostMessages) are read.")
    }
    self = .batch(items.map { (Self.message($0.value), RPCMessage.identifier(of: $0.value)) })
  }

  private static func message(_ value: DataValue) -> Result<RPCMessage, RPCFailure> {
    do throws(RPCFailure) {
      return .success(try RPCMessage(value))
    } catch {
      return .failure(error)
    }
  }
}
