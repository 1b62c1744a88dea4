import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct BrowseServiceTests {
  @Test func aRepositoryShowsWhatItIs() async throws {
    let organization = try await SmallOrganization()
    let detail = try await organization.guildhall.useCases.browsing.repository("acme/tools", viewer: .operator)
    #expect(detail.summary.description == "Retries calls that fail.")
    #expect(detail.summary.facts.owner == "Platform")
    #expect(detail.readme?.text.hasPrefix("# Tools") == true)
    #expect(detail.root.map(\.name) == ["Sources", "Package.swift", "README.md", "data.bin"])
    #expect(detail.root.last?.skipped == "binary")
    #expect(detail.summary.skipped == [SkippedCount(reason: "binary", files: 1)])
    #expect(detail.projects.map(\.name) == ["retry-kit"])
    let head = try organization.tools.head()
    #expect(detail.commit == head)
  }

  @Test func aFileHasTextOutlineAndHistory() async throws {
    let organization = try await SmallOrganization()
    let browsing = organization.guildhall.useCases.browsing
    let file = try await browsing.file("acme/tools", branch: nil, path: "Sources/Retry.swift", viewer: .operator)
    #expect(file.language == "Swift")
    #expect(file.outline.map(\.name) == ["Backoff", "retryLater"])
    #expect(file.outline.map(\.line) == [2, 3])
    #expect(file.outline.map(\.depth) == [0, 1])
    let history = try await browsing.history(
      "acme/tools", branch: nil, path: "Sources/Retry.swift", skip: 0, limit: 10, viewer: .operator)
    #expect(history.map(\.subject) == ["Change"])
    let older = try await browsing.history(
      "acme/tools", branch: nil, path: "Sources/Retry.swift", skip: 1, limit: 10, viewer: .operator)
    #expect(older.isEmpty)
    let binary = try await browsing.file("acme/tools", branch: nil, path: "data.bin", viewer: .operator)
    #expect(binary.text == nil && binary.withheld == "binary" && !binary.isSearched)
    #expect(file.isSearched)
    #expect(try await browsing.raw("acme/tools", branch: nil, path: "data.bin", viewer: .operator) == [0x61, 0, 0x62])
  }

  @Test func absentThingsAreNamed() async throws {
    let browsing = try await SmallOrganization().guildhall.useCases.browsing
    for path in ["absent.swift", "../../etc/passwd", "Sources", "a\0b", ""] {
      await #expect(throws: UserFacingError.self, "\(path)") {
        _ = try await browsing.file("acme/tools", branch: nil, path: path, viewer: .operator)
      }
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await browsing.tree("acme/tools", branch: "absent", path: "", viewer: .operator)
    }
  }
}
