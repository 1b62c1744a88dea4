import SearchModel

/// Gathers definitions while a scanner walks a file, and hands them out in the
/// shape that the index stores: sorted by start, not overlapping.
struct SymbolCollector {
  /// Where names may lie: an offset must fit a `SymbolSpan`.
  static let maximumContent = Int(UInt32.max)
  static let maximumName = Int(UInt16.max)

  private(set) var spans: [SymbolSpan] = []
  private var sorted = true
  private var lastEnd = 0

  var count: Int { spans.count }

  /// Adds the name at `start..<start + length`; a name that no span can hold is left out.
  mutating func add(start: Int, length: Int, kind: SymbolKind, depth: Int) {
    guard length > 0, length <= Self.maximumName, start >= 0, start <= Self.maximumContent - length else { return }
    if start < lastEnd { sorted = false }
    lastEnd = start + length
    spans.append(
      SymbolSpan(
        start: UInt32(truncatingIfNeeded: start), length: UInt16(truncatingIfNeeded: length), kind: kind,
        depth: UInt8(clamping: depth)))
  }

  /// Forgets what was added after there were `count` definitions.
  mutating func truncate(to count: Int) {
    guard count < spans.count else { return }
    spans.removeSubrange(max(0, count)...)
    lastEnd = spans.last.map { Int($0.start) + Int($0.length) } ?? 0
  }

  /// The definitions by start; of two that overlap, the one that starts first
  /// (and of those the one added first) stays.
  consuming func finish() -> [SymbolSpan] {
    if sorted { return spans }
    let ordered = spans.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
    var result: [SymbolSpan] = []
    result.reserveCapacity(ordered.count)
    var end = 0
    for (_, span) in ordered where Int(span.start) >= end {
      result.append(span)
      end = Int(span.start) + Int(span.length)
    }
    return result
  }
}
