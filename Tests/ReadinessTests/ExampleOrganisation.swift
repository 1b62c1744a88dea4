import Foundation
import Readiness

/// Repositories of the example organisation, where git has them at hand: a `url.*.insteadOf` setting that
/// names a local folder. Elsewhere the tests that read them are skipped.
enum ExampleOrganisation {
  /// The repository's local folder, nil when git would have to ask the network for it.
  static func folder(_ name: String) -> String? {
    // This asks nobody: it only applies the configured rewriting.
    let address = run(["ls-remote", "--get-url", "https://github.com/\(name)"])?.trimmingCharacters(in: .newlines)
    let candidates = address.map { [$0, $0 + ".git"] } ?? []
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/HEAD") }
  }

  static let isAtHand = folder("apple/swift-nio") != nil

  static func paths(_ name: String) -> [String] {
    guard let folder = folder(name) else { return [] }
    let list = run(["-C", folder, "ls-tree", "-r", "-z", "--name-only", "HEAD"]) ?? ""
    return list.split(separator: "\0").map(String.init)
  }

  static func file(_ name: String, _ path: String) -> ProjectFile? {
    guard let folder = folder(name), let text = run(["-C", folder, "show", "HEAD:\(path)"]) else { return nil }
    return ProjectFile(path: path, text: text)
  }

  static func report(_ name: String, facts: ProjectFacts? = nil) -> ReadinessReport {
    let paths = paths(name)
    let files = paths.filter { ReadinessReport.reads($0) || ProjectCommands.reads($0) }.compactMap { file(name, $0) }
    return ReadinessReport(
      of: facts ?? ProjectFacts(name: name), documents: files, commands: .find(in: files, paths: paths), paths: paths)
  }

  private static func run(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
