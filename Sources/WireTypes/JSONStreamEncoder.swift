/// The face of `JSONOutput` towards `Encodable` values.
struct JSONStreamEncoder: Encoder {
  let output: JSONOutput

  var userInfo: [CodingUserInfoKey: Any] { [:] }
  /// Keeping the path costs an array for each value; the errors that could name it are ours, not a reader's.
  var codingPath: [any CodingKey] { [] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    output.open(isObject: true)
    return KeyedEncodingContainer(KeyedOutput<Key>(output: output, depth: output.depth))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    output.open(isObject: false)
    return UnkeyedOutput(output: output, depth: output.depth)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleOutput(output: output)
  }
}

/// An object that is being written.
private struct KeyedOutput<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: Key) throws {
    try output.next(at: depth)
    output.key(key.stringValue)
  }

  func encodeNil(forKey key: Key) throws { try begin(key); output.null() }
  func encode(_ value: Bool, forKey key: Key) throws { try begin(key); output.bool(value) }
  func encode(_ value: String, forKey key: Key) throws { try begin(key); output.string(value) }
  func encode(_ value: Int, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: Int64, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: UInt32, forKey key: Key) throws { try begin(key); output.integer(value) }

  func encode(_ value: Double, forKey key: Key) throws {
    try begin(key)
    try output.double(value)
  }

  func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

  func encode(_ value: Int8, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: Int16, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: Int32, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: UInt, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: UInt8, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: UInt16, forKey key: Key) throws { try begin(key); output.integer(value) }
  func encode(_ value: UInt64, forKey key: Key) throws { try begin(key); output.integer(value) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try begin(key)
    try output.encode(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    nested(key).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { JSONStreamEncoder(output: output) }
  func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

  private func nested(_ key: Key) -> JSONStreamEncoder {
    do {
      try begin(key)
    } catch {
      preconditionFailure("A container was used after the one around it went on.")
    }
    return JSONStreamEncoder(output: output)
  }
}

/// An array that is being written.
private struct UnkeyedOutput: UnkeyedEncodingContainer {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0

  init(output: JSONOutput, depth: Int) {
    self.output = output
    self.depth = depth
  }

  private mutating func begin() throws {
    try output.next(at: depth)
    count += 1
  }

  mutating func encodeNil() throws { try begin(); output.null() }
  mutating func encode(_ value: Bool) throws { try begin(); output.bool(value) }
  mutating func encode(_ value: String) throws { try begin(); output.string(value) }
  mutating func encode(_ value: Double) throws { try begin(); try output.double(value) }
  mutating func encode(_ value: Float) throws { try encode(Double(value)) }
  mutating func encode(_ value: Int) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: Int8) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: Int16) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: Int32) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: Int64) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: UInt) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: UInt8) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: UInt16) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: UInt32) throws { try begin(); output.integer(value) }
  mutating func encode(_ value: UInt64) throws { try begin(); output.integer(value) }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try begin()
    try output.encode(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
    nested().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { nested() }

  private mutating func nested() -> JSONStreamEncoder {
    do {
      try begin()
    } catch {
      preconditionFailure("A container was used after the one around it went on.")
    }
    return JSONStreamEncoder(output: output)
  }
}

/// A value that is not a container.
private struct SingleOutput: SingleValueEncodingContainer {
  let output: JSONOutput
  var codingPath: [any CodingKey] { [] }

  func encodeNil() throws { output.null() }
  func encode(_ value: Bool) throws { output.bool(value) }
  func encode(_ value: String) throws { output.string(value) }
  func encode(_ value: Double) throws { try output.double(value) }
  func encode(_ value: Float) throws { try output.double(Double(value)) }
  func encode(_ value: Int) throws { output.integer(value) }
  func encode(_ value: Int8) throws { output.integer(value) }
  func encode(_ value: Int16) throws { output.integer(value) }
  func encode(_ value: Int32) throws { output.integer(value) }
  func encode(_ value: Int64) throws { output.integer(value) }
  func encode(_ value: UInt) throws { output.integer(value) }
  func encode(_ value: UInt8) throws { output.integer(value) }
  func encode(_ value: UInt16) throws { output.integer(value) }
  func encode(_ value: UInt32) throws { output.integer(value) }
  func encode(_ value: UInt64) throws { output.integer(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try output.encode(value) }
}
