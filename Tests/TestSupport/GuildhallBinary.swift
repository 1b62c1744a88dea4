package import Foundation

/// The `guildhall` program that was built together with the tests.
package enum GuildhallBinary {
  package struct Missing: Error, CustomStringConvertible {
    package var description: String
  }

  /// Stands beside the test bundle; `GUILDHALL_BINARY` names another one.
  ///
  /// - Throws: `Missing` when it was not built.
  package static func url() throws -> URL {
    let named = ProcessInfo.processInfo.environment["GUILDHALL_BINARY"]
    let started = CommandLine.arguments.first.map { ($0 as NSString).deletingLastPathComponent }
    let folders = [Bundle.main.bundlePath, started]
    let beside = folders.compactMap { $0.map { "\($0)/guildhall" } }
    let candidates = named.map { [$0] } ?? beside
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw Missing(description: "There is no guildhall at \(candidates); run `swift build --product guildhall`.")
    }
    return URL(fileURLWithPath: path)
  }

  /// An environment in which only what the test says has an influence.
  package static func environment(_ changes: [String: String] = [:]) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var environment = ["HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "TERM": "xterm"]
    environment["PATH"] = own["PATH"] ?? "/usr/bin:/bin"
    environment["LD_LIBRARY_PATH"] = own["LD_LIBRARY_PATH"]
    return environment.merging(changes) { $1 }
  }

  package static func start(
    _ arguments: [String], in folder: URL, environment changes: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(url(), arguments, environment: environment(changes), currentFolder: folder)
  }

  /// Runs it to its end.
  package static func run(
    _ arguments: [String], in folder: URL, environment changes: [String: String] = [:], seconds: Double = 180
  ) throws -> RunningProgram.Result {
    try start(arguments, in: folder, environment: changes).wait(seconds: seconds)
  }
}
