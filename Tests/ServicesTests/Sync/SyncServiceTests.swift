import Foundation
import SearchModel
import Synchronization
import TestSupport
import Testing

@testable import Services

@Suite struct SyncServiceTests {
  @Test func onlyWhatChangedIsIndexed() async throws {
    let organization = try await SmallOrganization()
    let nothing = try await organization.guildhall.sync()
    #expect((nothing.repositories, nothing.indexed, nothing.failed) == (4, 0, 0))
    try organization.tools.commit(["Sources/New.swift": "func brandNew() {}\n"])
    let one = try await organization.guildhall.sync()
    #expect((one.indexed, one.failed) == (1, 0))
    #expect(try await organization.search("brandNew").files.map(\.match.path) == ["Sources/New.swift"])
  }

  /// Copies made by programs often carry the epoch as their date.
  @Test func aCommitOfTheEpochHasNoDate() async throws {
    let organization = try await SmallOrganization()
    let browsing = organization.guildhall.useCases.browsing
    func activity() async throws -> Date? {
      try await browsing.repositories(matching: "acme/tools", viewer: .operator).first?.lastActivity
    }
    #expect(try await activity() != nil)
    try organization.tools.git(
      ["commit", "-q", "--allow-empty", "-m", "Copy"], variables: ["GIT_COMMITTER_DATE": "@0 +0000"])
    try await organization.guildhall.sync()
    // The generation is asked for anew after a moment.
    try await Task.sleep(for: .milliseconds(250))
    #expect(try await activity() == nil)
  }

  @Test func freshnessFollowsASyncThatFoundNothing() async throws {
    let organization = try await SmallOrganization()
    let browsing = organization.guildhall.useCases.browsing
    func matched() async throws -> Date? {
      try await browsing.overview(viewer: .operator).oldestMatch
    }
    let before = try #require(try await matched())
    try await organization.guildhall.sync()
    // The generation is asked for anew after a moment.
    try await Task.sleep(for: .milliseconds(250))
    let after = try #require(try await matched())
    #expect(after > before)
  }

  @Test func aFailingRepositoryKeepsWhatItHad() async throws {
    let organization = try await SmallOrganization()
    try FileManager.default.removeItem(atPath: organization.folder.path + "/src/copy")
    let report = try await organization.guildhall.sync()
    #expect((report.failed, report.indexed) == (1, 0))
    #expect(report.problems.contains { $0.subject == "copy" && $0.severity == .error })
    #expect(try await organization.search("forked fork:yes").files.count == 1)
    let failing = try await organization.guildhall.useCases.browsing.repositories(matching: "copy", viewer: .operator)
    guard case .failing(let matched?, _) = failing.first?.freshness else {
      Issue.record("freshness is \(String(describing: failing.first?.freshness))")
      return
    }
    #expect(matched < .now)
  }

  @Test func whatIsNoLongerConfiguredIsForgotten() async throws {
    let organization = try await SmallOrganization()
    try FileManager.default.removeItem(atPath: organization.folder.path + "/src/acme/other")
    let report = try await organization.guildhall.sync()
    #expect(report.removed == 1)
    #expect(try await organization.search("retryLater").totals.files == 2)
    let mirrors = try organization.folder.file("data/mirrors").contents()
    #expect(!mirrors.contains { $0.hasPrefix("acme-other") })
  }

  @Test func onlyNamedRepositoriesAreSynced() async throws {
    let organization = try await SmallOrganization()
    #expect(try await organization.guildhall.sync(only: ["acme/tools"]).repositories == 1)
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.guildhall.sync(only: ["acme/absent"])
    }
  }

  @Test func progressNamesEveryRepository() async throws {
    let organization = try await SmallOrganization()
    let names = Recorder()
    try await organization.guildhall.sync { event in
      if case .finished(let name, _) = event { names.add(name) }
    }
    #expect(names.all.sorted() == ["acme/other", "acme/secret", "acme/tools", "copy"])
  }
}

/// Names told by several threads.
private final class Recorder: Sendable {
  private let names = Mutex<[String]>([])

  func add(_ name: String) { names.withLock { $0.append(name) } }
  var all: [String] { names.withLock { $0 } }
}

extension URL {
  /// Names of the files and folders in this folder.
  func contents() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }
}
