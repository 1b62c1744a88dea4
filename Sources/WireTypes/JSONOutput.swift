import Foundation

/// Writes `Encodable` values as JSON text in one pass.
///
/// Foundation's `JSONEncoder` builds a tree of boxes first and was measured several times slower on a page of
/// results. Here a container writes into the text at once. A container does not know when it ends, so whoever
/// started it closes it: `levels` holds the open ones.
final class JSONOutput {
  /// An open array or object.
  private struct Level {
    var isObject: Bool
    var isEmpty = true
  }

  private(set) var text = JSONText(capacity: 4096)
  private var levels: [Level] = []
  /// A key was written and its value was not.
  private var awaitsValue = false

  var depth: Int { levels.count }

  func encode<Value: Encodable>(_ value: Value) throws {
    // Comparing types is far cheaper than a dynamic cast for each value.
    if Value.self == Date.self, let date = value as? Date { return string(Self.text(date)) }
    if Value.self == [SearchResult].self, let results = value as? [SearchResult] { return write(results) }
    if Value.self == URL.self, let url = value as? URL { return string(url.absoluteString) }
    let (depth, start) = (levels.count, text.bytes.count)
    try value.encode(to: JSONStreamEncoder(output: self))
    close(to: depth)
    // A value that says nothing of itself is an empty object.
    if text.bytes.count == start {
      open(isObject: true)
      close(to: depth)
    }
  }

  private func write(_ results: [SearchResult]) {
    awaitsValue = false
    text.append(SearchResult.text(of: results))
  }

  func open(isObject: Bool) {
    awaitsValue = false
    levels.append(Level(isObject: isObject))
    text.raw(isObject ? "{" : "[")
  }

  /// Ends all but the outermost `depth` containers.
  func close(to depth: Int) {
    while levels.count > depth, let level = levels.popLast() {
      if awaitsValue { null() }
      text.raw(level.isObject ? "}" : "]")
    }
  }

  /// Begins the next element of the container that is the `depth`th from outside, ending those within it.
  func next(at depth: Int) throws {
    guard depth <= levels.count else {
      throw EncodingError.invalidValue(
        depth, EncodingError.Context(codingPath: [], debugDescription: "The container was left before."))
    }
    close(to: depth)
    if awaitsValue { null() }
    if levels[depth - 1].isEmpty {
      levels[depth - 1].isEmpty = false
    } else {
      text.raw(",")
    }
  }

  func key(_ key: String) {
    string(key)
    text.raw(":")
    awaitsValue = true
  }

  // MARK: - Values

  func null() {
    awaitsValue = false
    text.raw("null")
  }

  func bool(_ value: Bool) {
    awaitsValue = false
    text.raw(value ? "true" : "false")
  }

  func integer(_ value: some BinaryInteger) {
    awaitsValue = false
    text.integer(value)
  }

  func double(_ value: Double) throws {
    awaitsValue = false
    guard text.double(value) else {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: [], debugDescription: "JSON has no number \(value)."))
    }
  }

  func string(_ value: String) {
    awaitsValue = false
    text.string(value)
  }

  /// Dates come from commits, where anything can stand: years outside of 1583...9999, those that ISO 8601 writes
  /// without further agreement, become the nearest one.
  private static func text(_ date: Date) -> String {
    let seconds = date.timeIntervalSince1970
    let bounded = seconds.isNaN ? 0 : min(max(seconds, -12_212_553_600), 253_402_300_799)
    return Date(timeIntervalSince1970: bounded.rounded(.down)).formatted(.iso8601)
  }
}
