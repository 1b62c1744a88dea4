import Catalog
import Foundation
import GitRead
import History

/// Keeps the histories of repositories: a file each, brought up to date behind the repository itself.
struct HistoryCare {
  /// Why a history was not brought up to date.
  struct Trouble: Error {
    /// One sentence, without the repository's name.
    var cause: String
    var hint: String

    func record(of repository: RepositoryRecord, at date: Date) -> ProblemRecord {
      ProblemRecord(
        repositoryId: repository.id, subject: repository.name, severity: "notice",
        message: "\(repository.name): \(cause)",
        hint: hint, date: date)
    }
  }

  let folder: DataFolder

  /// The history of a repository. A repository that gets another's number has another mirror.
  static func store(of record: RepositoryRecord, in folder: DataFolder) -> HistoryStore {
    HistoryStore(
      path: folder.histories.appendingPathComponent("r\(record.id).history").path, source: record.mirror)
  }

  /// Whether there is something to read, also because the file is damaged.
  func isBehind(_ record: RepositoryRecord, _ head: ObjectID) -> Bool {
    Self.store(of: record, in: folder).soundTip() != head
  }

  /// nil when all is well.
  func update(
    _ record: RepositoryRecord, from repository: GitRepository, to head: ObjectID, _ cancellation: Cancellation
  ) -> Trouble? {
    do {
      try FileManager.default.createDirectory(at: folder.histories, withIntermediateDirectories: true)
      let update = try Self.store(of: record, in: folder)
        .update(from: repository, to: head, bounds: WorkBounds(cancellation: cancellation))
      return update?.hasLines == false ? Self.withoutLines : nil
    } catch let error as GitError {
      return Self.unread(error.message, hint: error.hint)
    } catch {
      return Self.unread("\(error)", hint: "Check the data folder \(folder.url.path); the next sync tries again.")
    }
  }

  private static let withoutLines = Trouble(
    cause: "Its history is read without counting lines: files are missing or damaged.",
    hint: "Who knows it is known all the same; fetch the source from a whole copy.")

  private static func unread(_ cause: String, hint: String) -> Trouble {
    Trouble(cause: "Its history is not read, so that who knows it is not known anew: \(cause)", hint: hint)
  }

  /// Reads every history and compares it with its checksums; one that is not read yet is no damage.
  func check(_ records: [RepositoryRecord]) -> [ShardCheck] {
    records.compactMap { record in
      let store = Self.store(of: record, in: folder)
      let file = "r\(record.id).history"
      do {
        return try store.read() == nil ? nil : ShardCheck(file: file, repository: record.name)
      } catch {
        return ShardCheck(file: file, repository: record.name, damage: "\(error)")
      }
    }
  }

  /// Deletes the histories of repositories that are no more.
  func collectGarbage(keeping ids: [Int64]) {
    let live = Set(ids.map { "r\($0).history" })
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.histories.path)) ?? []
    where !live.contains(file) {
      try? FileManager.default.removeItem(at: folder.histories.appendingPathComponent(file))
    }
  }
}
