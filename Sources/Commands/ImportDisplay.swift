import Foundation
import Services
import Synchronization
import Wording

/// Shows an import on standard error: a line that redraws itself on a terminal,
/// and what was done at the end.
final class ImportDisplay: Sendable {
  /// A terminal is redrawn ten times a second at most.
  private static let redrawEvery = Duration.milliseconds(100)

  private let terminal: Terminal
  private let isSilent: Bool
  private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

  init(terminal: Terminal, isSilent: Bool) {
    self.terminal = terminal
    self.isSilent = isSilent
  }

  func show(_ progress: ImportProgress) {
    guard !isSilent, terminal.isInteractive else { return }
    let now = ContinuousClock.now
    let isDue = lastDrawn.withLock { last in
      guard last.map({ now - $0 >= Self.redrawEvery }) ?? true else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let done = "\(Counted.text(progress.projects, "project")), \(Counted.bytes(progress.bytesRead)) read"
    write("\r\u{1B}[K\(done)")
  }

  /// Takes the progress away.
  func finish() {
    if lastDrawn.withLock({ $0 != nil }) { write("\r\u{1B}[K") }
  }

  /// Refused lines are told even to those who asked for silence: something went wrong.
  func print(_ report: ImportReport, file: String) {
    for line in report.refusedLines {
      write("\(terminal.styled("refused: ", .bad))\(harmless(file)):\(line.line): \(harmless(line.cause))\n")
      if !line.hint.isEmpty { write("         \(harmless(line.hint))\n") }
    }
    let more = report.refused - report.refusedLines.count
    if more > 0 { write("and \(Counted.text(more, "more refused line"))\n") }
    guard !isSilent else { return }
    var parts = [
      Counted.text(report.projects, "project"), "\(Counted.number(report.added)) added",
      "\(Counted.number(report.changed)) changed", "\(Counted.number(report.removed)) removed",
    ]
    if report.repeated > 0 { parts.append("\(Counted.number(report.repeated)) repeated") }
    if report.refused > 0 { parts.append("\(Counted.text(report.refused, "line")) refused") }
    write("\(harmless(report.source)): \(parts.joined(separator: ", ")) in \(Counted.elapsed(report.elapsed))\n")
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
