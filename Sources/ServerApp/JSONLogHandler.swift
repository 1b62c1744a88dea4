package import Foundation
package import Logging
import WireTypes

/// A log of JSON objects, one a line, on standard error.
package struct JSONLogHandler: LogHandler {
  package var logLevel = Logger.Level.info
  package var metadata: Logger.Metadata = [:]
  private let label: String
  private let now: @Sendable () -> Date
  private let write: @Sendable (String) -> Void

  private struct Line: Encodable {
    var time: Date
    var level: String
    var label: String
    var message: String
    var metadata: Pairs
  }

  /// Metadata in the order of its keys, so that lines can be compared.
  private struct Pairs: Encodable {
    var metadata: Logger.Metadata

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
        try container.encode(value.description, forKey: Key(stringValue: key))
      }
    }
  }

  /// `write` takes whole lines.
  package init(
    label: String, now: @escaping @Sendable () -> Date = { Date() },
    write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
  ) {
    self.label = label
    self.now = now
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let line = Line(
      time: now(), level: event.level.rawValue, label: label, message: event.message.description,
      metadata: Pairs(metadata: all))
    guard let text = try? WireJSON.line(line) else { return }
    write(text + "\n")
  }
}
