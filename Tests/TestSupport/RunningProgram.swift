import Dispatch
package import Foundation

/// A program started by a test. What it prints goes to files, so that neither
/// side ever waits for the other; a program that outlives its deadline is killed.
package final class RunningProgram {
  package struct Result: Sendable {
    /// Exit code, or minus the signal that ended it.
    package var code: Int32
    package var output: String
    package var errors: String
  }

  package struct Late: Error, CustomStringConvertible {
    package var description: String
  }

  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let folder: TemporaryFolder

  /// `environment` is the whole environment of the program.
  package init(
    _ executable: URL, _ arguments: [String], environment: [String: String], currentFolder: URL? = nil
  ) throws {
    folder = try TemporaryFolder()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    if let currentFolder { process.currentDirectoryURL = currentFolder }
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: folder.write("", to: "output"))
    let errors = try FileHandle(forWritingTo: folder.write("", to: "errors"))
    process.standardOutput = output
    process.standardError = errors
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    // The program has its own; `Process` would keep these open for longer than it lives itself, and reads past the end of
    // the list of descriptors where a process has more than 1,300 of them.
    try output.close()
    try errors.close()
  }

  deinit {
    if process.isRunning { kill(SIGKILL) }
  }

  package var identifier: Int32 { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }

  /// What it printed until now.
  package var output: String { text("output") }
  package var errors: String { text("errors") }

  package func kill(_ signal: Int32) {
    _ = Foundation.kill(process.processIdentifier, signal)
  }

  /// Waits for its end.
  ///
  /// - Throws: `Late` when it is not over by then; it is killed.
  package func wait(seconds: Double = 120) throws -> Result {
    guard ended.wait(timeout: .now() + seconds) == .success else {
      kill(SIGKILL)
      throw Late(
        description: "\(process.arguments ?? []) was still running after \(seconds) s.\n\(output)\n\(errors)")
    }
    let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Result(code: code, output: output, errors: errors)
  }

  private func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: folder.file(name))) ?? Data(), as: UTF8.self)
  }
}
