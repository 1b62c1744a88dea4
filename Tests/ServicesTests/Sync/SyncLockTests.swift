import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct SyncLockTests {
  @Test func oneSyncAtATime() throws {
    let folder = DataFolder(try TemporaryFolder().file("data"))
    try folder.create()
    let first = try SyncLock(folder)
    #expect(SyncLock.isHeld(folder))
    #expect(throws: UserFacingError.self) { try SyncLock(folder) }
    _ = first
  }

  /// Pages ask all the time whether a sync is running; a sync that begins then is not refused.
  @Test func askingRefusesNobody() async throws {
    let temporary = try TemporaryFolder()
    let folder = DataFolder(temporary.file("data"))
    try folder.create()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 { group.addTask { for _ in 0..<2_000 { _ = SyncLock.isHeld(folder) } } }
      group.addTask { for _ in 0..<200 { _ = try SyncLock(folder) } }
      try await group.waitForAll()
    }
  }
}
