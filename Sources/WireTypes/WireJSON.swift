/// Wire values as JSON text.
///
/// Keys stand in the order of their declaration, absent values are left out, slashes are not escaped, dates are
/// ISO 8601 in UTC. Control characters and every character that some reader takes for a line break are escaped, so
/// a value is always one line.
package enum WireJSON {
  /// - Throws: `EncodingError` for a number that JSON cannot say (not a number, infinity).
  package static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let output = JSONOutput()
    try output.encode(value)
    return output.text.bytes
  }

  /// One JSON text without line breaks.
  ///
  /// - Throws: `EncodingError` for a number that JSON cannot say (not a number, infinity).
  package static func line(_ value: some Encodable) throws -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }
}
