import Foundation
import GitRead
import History

/// Reads the history of a bare repository anew and prints what that took: `HistoryBenchmark REPOSITORY`.
@main enum HistoryBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      throw Failure(description: "usage: HistoryBenchmark REPOSITORY")
    }
    let directory = CommandLine.arguments[1]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("guildhall-history-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let git = try GitEnvironment(
      dataFolder: folder.path, surroundings: ProcessInfo.processInfo.environment)
    let text = try String(contentsOfFile: directory + "/refs/heads/main", encoding: .utf8)
    guard let head = ObjectID(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(description: "\(directory) has no branch main")
    }
    let store = HistoryStore(path: folder.path + "/thing.history", source: directory)
    let start = ContinuousClock.now
    let update = try store.update(from: GitRepository(name: "thing", directory: directory, git: git), to: head)
    let reading = ContinuousClock.now - start
    let bytes = try FileManager.default.attributesOfItem(atPath: store.path)[.size] as? Int ?? 0
    let peak = Self.peak
    let again = ContinuousClock.now
    let history = try store.read()
    print(
      "commits=\(update?.commits ?? 0) changes=\(history?.changes.count ?? 0) bytes=\(bytes) "
        + "seconds=\(reading / .seconds(1)) peakMB=\(peak) openSeconds=\((ContinuousClock.now - again) / .seconds(1)) "
        + "openPeakMB=\(Self.peak)")
  }

  /// Megabytes of memory that this process had at most, without git's.
  private static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1_000
  }

  private struct Failure: Error, CustomStringConvertible {
    var description: String
  }
}
