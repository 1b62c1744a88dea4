import Decisions
import Foundation
import SearchModel
import Services

/// Where a repository keeps its decision records.
struct DecisionFolder {
  let url: URL

  /// Files that are looked through for a record that was written before, and bytes of each.
  private static let mostFiles = 10_000
  private static let mostBytes = 64 << 10

  /// `name` is the folder itself; nil stands for `docs/decisions` of the repository that holds the folder `current`.
  ///
  /// - Throws: `UserFacingError` when there is no repository around.
  init(named name: String?, from current: String) throws {
    if let name {
      url = URL(fileURLWithPath: name, isDirectory: true)
      return
    }
    var folder = URL(fileURLWithPath: current, isDirectory: true).standardizedFileURL
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) {
      guard folder.path != "/" else {
        throw UserFacingError(
          .badRequest, "\(current) is in no git repository.",
          hint: "Go to the repository that asks, or name a folder: guildhall decide R-12 --export docs/decisions")
      }
      folder = folder.deletingLastPathComponent()
    }
    url = folder.appendingPathComponent("docs/decisions", isDirectory: true)
  }

  /// Writes a research's record under the next free number.
  ///
  /// - Throws: `UserFacingError` when it was written before, or cannot be.
  func write(_ label: String, _ document: (Int) throws -> DecisionDocument) throws -> URL {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw failure(error)
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    if let known = names.sorted().prefix(Self.mostFiles).first(where: { isRecord(of: label, $0) }) {
      throw UserFacingError(
        .badRequest, "\(url.appendingPathComponent(known).path) is the decision record of \(label) already.",
        hint: "Edit it; or delete it and export anew.")
    }
    var number = (names.compactMap(Self.number).max() ?? 0) + 1
    while true {
      let made = try document(number)
      let file = url.appendingPathComponent(made.fileName)
      do {
        try Data(made.markdown.utf8).write(to: file, options: .withoutOverwriting)
        return file
      } catch CocoaError.fileWriteFileExists {
        number += 1
      } catch {
        throw failure(error)
      }
    }
  }

  /// The number in front of a record's name.
  private static func number(_ name: String) -> Int? {
    name.hasSuffix(".md") ? DecisionFile.number(of: name) : nil
  }

  /// Whether the front matter of a file names the research.
  private func isRecord(of label: String, _ name: String) -> Bool {
    guard Self.number(name) != nil,
      let handle = try? FileHandle(forReadingFrom: url.appendingPathComponent(name)),
      let data = try? handle.read(upToCount: Self.mostBytes)
    else { return false }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.hasPrefix("---") == true else { return false }
    return lines.dropFirst().prefix { !$0.hasPrefix("---") }.contains { line in
      line.hasPrefix("research:")
        && line.dropFirst(9).trimmingCharacters(in: CharacterSet(charactersIn: " \r\"'")) == label
    }
  }

  private func failure(_ error: any Error) -> UserFacingError {
    UserFacingError(
      .unavailable, "\(url.path) cannot be written: \(error.localizedDescription)",
      hint: "Check that this user may write there and that the disk has room.")
  }
}
