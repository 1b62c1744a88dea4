import Foundation
import SearchModel
import Services
import Synchronization
import Wording

/// Shows a sync on standard error: a bar that redraws itself on a terminal, a
/// line for each repository elsewhere.
final class ProgressDisplay: Sendable {
  private struct State {
    var total = 0
    var finished = 0
    var active: [String: String] = [:]
    var lastDrawn: ContinuousClock.Instant?
    var isBarShown = false
  }

  /// A terminal is redrawn ten times a second at most.
  private static let redrawEvery = Duration.milliseconds(100)

  private let terminal: Terminal
  private let isSilent: Bool
  private let state = Mutex(State())

  init(terminal: Terminal, isSilent: Bool) {
    self.terminal = terminal
    self.isSilent = isSilent
  }

  func show(_ event: SyncEvent) {
    guard !isSilent else { return }
    let text = state.withLock { state in
      let line = Self.apply(event, to: &state)
      return terminal.isInteractive ? draw(line, &state) : line.map { "\($0)\n" }
    }
    if let text { write(text) }
  }

  /// Takes the bar away.
  func finish() {
    let text = state.withLock { state in
      defer { state.isBarShown = false }
      return state.isBarShown ? "\r\u{1B}[K" : ""
    }
    write(text)
  }

  func print(_ report: SyncReport) {
    guard !isSilent else { return }
    for problem in report.problems where problem.severity != .notice {
      let style = problem.severity == .error ? Terminal.Style.bad : .good
      write("\(terminal.styled("\(problem.severity.rawValue): ", style))\(harmless(problem.message))\n")
      if !problem.hint.isEmpty { write("       \(harmless(problem.hint))\n") }
    }
    let unchanged = report.repositories - report.indexed - report.failed
    var parts = [
      Counted.text(report.repositories, "repository", "repositories"), "\(report.indexed) indexed",
      "\(unchanged) unchanged",
    ]
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    if report.unusable > 0 { parts.append("\(Counted.text(report.unusable, "source")) refused") }
    write("\(parts.joined(separator: ", ")) in \(Counted.elapsed(report.elapsed))\n")
  }

  /// Keeps the books; returns the line that says what ended, if something did.
  private static func apply(_ event: SyncEvent, to state: inout State) -> String? {
    switch event {
    case .planned(let count):
      state.total = count
    case .started(let name):
      state.active[name] = "looking"
    case .fetching(let name):
      state.active[name] = "fetching"
    case .indexing(let name, let done, let total):
      state.active[name] = "\(done)/\(total) files"
    case .finished(let name, let outcome):
      state.finished += 1
      state.active[name] = nil
      return line(name, outcome, state)
    case .reading(let done, let total):
      state.active = ["research": "\(done)/\(total) projects read"]
      if done == total { return "Read \(Counted.text(total, "project")) for research" }
    }
    return nil
  }

  private static func line(_ name: String, _ outcome: SyncOutcome, _ state: State) -> String? {
    let count = "[\(state.finished)/\(state.total)] \(harmless(name))"
    switch outcome {
    case .unchanged: return nil
    case .indexed(let files, let bytes, _): return "\(count)  \(Counted.text(files, "file")), \(Counted.bytes(bytes))"
    case .failed(let error): return "\(count)  failed: \(harmless(error.message))"
    }
  }

  private func draw(_ line: String?, _ state: inout State) -> String? {
    let now = ContinuousClock.now
    let isDue = state.lastDrawn.map { now - $0 >= Self.redrawEvery } ?? true
    guard line != nil || isDue else { return nil }
    state.lastDrawn = now
    state.isBarShown = true
    return "\r\u{1B}[K" + (line.map { "\($0)\n" } ?? "") + bar(state)
  }

  private func bar(_ state: State) -> String {
    let active = state.active.sorted { $0.key < $1.key }.map { "\(harmless($0.key)) (\($0.value))" }
    return ProgressBar.text(
      state.finished, of: state.total, active.joined(separator: ", "), columns: terminal.columns)
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
