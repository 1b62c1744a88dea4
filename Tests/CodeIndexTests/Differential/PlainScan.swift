import CRe2Shim
import CodeIndex
import QueryLanguage

/// Looks for one pattern without an index: an expression line by line, a plain text byte by byte.
final class PlainScan {
  private let pattern: Pattern
  private let overLines: Bool
  private let compiled: OpaquePointer?

  /// `overLines`: matches may hold line feeds.
  init(_ pattern: Pattern, overLines: Bool) {
    self.pattern = pattern
    self.overLines = overLines
    // What goes over lines ignores case as expressions do.
    let isPlain = !pattern.isRegex && !overLines && (!pattern.ignoresCase || pattern.text.utf8.allSatisfy { $0 < 0x80 })
    var source = pattern.isRegex ? pattern.text : "\\Q\(pattern.text)\\E"
    if overLines { source = "(?m)" + source }
    compiled =
      isPlain
      ? nil
      : Array(source.utf8).withUnsafeBytes {
        re2_compile($0.bindMemory(to: CChar.self).baseAddress, $0.count, pattern.ignoresCase, false, 8 << 20)
      }
  }

  deinit { re2_free(compiled) }

  /// `text`: with LF at the ends of lines.
  func lines(of text: [UInt8]) -> BruteForce.Lines {
    var found = LineRanges(text)
    guard !text.isEmpty else { return [:] }
    if overLines {
      scan(text, 0..<text.count) { found.add($0) }
      return found.lines
    }
    for (number, start) in found.starts.enumerated() {
      var end = number + 1 < found.starts.count ? found.starts[number + 1] - 1 : text.count
      if end == text.count, text.last == 10 { end -= 1 }
      scan(text, start..<end) { match in
        found.lines[number + 1, default: []] += match.isEmpty ? [] : [match]
      }
    }
    return found.lines
  }

  /// All matches in a part of the text, as offsets in the part.
  private func scan(_ text: [UInt8], _ range: Range<Int>, _ report: (Range<Int>) -> Void) {
    text.withUnsafeBytes { bytes in
      let part = UnsafeRawBufferPointer(rebasing: bytes[range])
      var start = 0
      while start <= part.count, let match = next(in: part, from: start) {
        // Nothing stands behind the last line feed.
        if overLines, match.lowerBound == part.count, part.last == 10 { return }
        report(match)
        start = max(match.upperBound, match.isEmpty ? match.lowerBound + 1 : 0)
      }
    }
  }

  private func next(in part: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    guard let compiled else { return nextPlain(in: part, from: start) }
    var (from, end) = (0, 0)
    let isFound = part.withMemoryRebound(to: CChar.self) {
      re2_find(compiled, $0.baseAddress, part.count, start, &from, &end)
    }
    return isFound ? from..<end : nil
  }

  private func nextPlain(in part: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    let needle = Array(pattern.text.utf8)
    guard let first = needle.first, part.count >= needle.count else { return nil }
    let fold = { (byte: UInt8) in self.pattern.ignoresCase && byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
    var place = start
    while place + needle.count <= part.count {
      if fold(part[place]) == fold(first), (1..<needle.count).allSatisfy({ fold(part[place + $0]) == fold(needle[$0]) })
      {
        return place..<place + needle.count
      }
      place += 1
    }
    return nil
  }
}
