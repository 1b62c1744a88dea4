import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct DocumentServiceTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  @Test func theLibraryHoldsWhatTheViewerMaySee() async throws {
    let organization = try await DocumentedOrganization()
    let seen = try await organization.documents.library(matching: "", skip: 0, limit: 10, viewer: stranger)
    #expect(seen.entries.map(\.repository.facts.name) == ["acme/tools", "acme/handbook"])
    #expect(seen.entries.map(\.documents) == [3, 7] && seen.total == 2 && seen.documents == 10)
    let all = try await organization.documents.library(matching: "", skip: 0, limit: 10, viewer: member)
    // By owner: Platform, Security, then those without one.
    #expect(all.entries.map(\.repository.facts.name) == ["acme/tools", "acme/secret", "acme/handbook"])
    let second = try await organization.documents.library(matching: "ACME", skip: 1, limit: 1, viewer: stranger)
    #expect(second.entries.map(\.repository.facts.name) == ["acme/handbook"] && second.total == 2)
    #expect(
      try await organization.documents.library(matching: "secret", skip: 0, limit: 10, viewer: stranger).total == 0)
    #expect(
      try await organization.documents.library(matching: "", skip: 99, limit: 10, viewer: stranger).entries.isEmpty)
  }

  @Test func aDocumentKnowsItsPlace() async throws {
    let organization = try await DocumentedOrganization()
    let use = try await organization.documents.document("acme/tools", path: "docs/more/use.md", viewer: stranger)
    #expect(use.title == "Use" && use.text?.hasPrefix("# Use") == true)
    #expect(use.place?.previous == "docs/index.md")
    #expect(use.lastChange?.authorName == "Ada")
    // A folder has no page to edit it on.
    #expect(use.editAddress == nil)
    let start = try await organization.documents.document("acme/tools", path: "docs/index.md", viewer: stranger)
    #expect(start.place?.next == "docs/more/use.md")
    for path in ["src/main.c", "docs/lost.md", "absent.md", "docs", ""] {
      await #expect(throws: UserFacingError.self, "\(path)") {
        _ = try await organization.documents.document("acme/tools", path: path, viewer: stranger)
      }
    }
  }

  @Test func aDocumentHasSections() async throws {
    let organization = try await DocumentedOrganization()
    let text = try await organization.documents.sections(of: "acme/tools", path: "docs/more/use.md", viewer: stranger)
    #expect(text.title == "Use")
    #expect(text.sections.map(\.anchor) == ["use", "backoff"])
    #expect(text.sections.map(\.line) == [1, 3] && text.sections.last?.text == "Waits longer.")
  }

  @Test func theLastChangeIsOfThePageAlone() async throws {
    let organization = try await DocumentedOrganization()
    let tools = TestRepository(opening: organization.folder.path + "/src/acme/tools")
    try tools.write("# Start\n\nOther words.\n", to: "docs/index.md")
    try tools.git(["add", "."])
    try tools.git(
      ["commit", "-q", "-m", "Reword"],
      variables: ["GIT_AUTHOR_NAME": "Grace", "GIT_AUTHOR_DATE": "1700100000 +0000"])
    try await organization.guildhall.sync()
    let start = try await organization.documents.document("acme/tools", path: "docs/index.md", viewer: stranger)
    #expect(start.lastChange?.authorName == "Grace" && start.lastChange?.subject == "Reword")
    #expect(start.text == "# Start\n\nOther words.\n")
    let use = try await organization.documents.document("acme/tools", path: "docs/more/use.md", viewer: stranger)
    #expect(use.lastChange?.authorName == "Ada")
  }

  @Test func hiddenAndAbsentReadTheSame() async throws {
    let organization = try await DocumentedOrganization()
    func sentence(_ name: String, _ ask: (String) async throws -> Void) async -> String {
      do {
        try await ask(name)
        return "found"
      } catch {
        return "\(error)".replacing(name, with: "NAME")
      }
    }
    let questions: [(String) async throws -> Void] = [
      { _ = try await organization.documents.documentation(of: $0, viewer: .anonymous) },
      { _ = try await organization.documents.document($0, path: "docs/plan.md", viewer: .anonymous) },
      { _ = try await organization.documents.sections(of: $0, path: "docs/plan.md", viewer: .anonymous) },
      { _ = try await organization.documents.practices(followedBy: $0, folder: "", viewer: .anonymous) },
    ]
    for ask in questions {
      let hidden = await sentence("acme/secret", ask)
      let absent = await sentence("acme/absent", ask)
      #expect(hidden == absent && hidden != "found")
    }
    #expect(
      try await organization.documents.document("acme/secret", path: "docs/plan.md", viewer: member).title == "Plan")
  }
}
