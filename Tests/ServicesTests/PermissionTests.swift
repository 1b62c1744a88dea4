import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

/// What a viewer may not see does not exist for them, on any path.
@Suite struct PermissionTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  @Test func hitsCountsAndFacetsLeaveOutWhatIsHidden() async throws {
    let organization = try await SmallOrganization()
    let seen = try await organization.search("retryLater", viewer: stranger)
    #expect(Set(seen.files.map(\.repository.name)) == ["acme/tools", "acme/other"])
    #expect(seen.totals.files == 2 && seen.totals.lines == 2)
    #expect(!seen.facets.flatMap(\.values).contains { $0.label == "acme/secret" || $0.label == "Security" })
    #expect(seen.isComplete)

    let all = try await organization.search("retryLater", viewer: member)
    #expect(Set(all.files.map(\.repository.name)) == ["acme/tools", "acme/other", "acme/secret"])
    #expect(all.totals.files == 3)
  }

  @Test func proseAndNamesLeaveOutWhatIsHidden() async throws {
    let organization = try await SmallOrganization()
    let docs = try await organization.search("backoff", viewer: stranger)
    #expect(docs.documents.map(\.repository) == ["acme/tools"])
    #expect(docs.totals.documents == 1)
    let names = try await organization.search("secret", viewer: stranger)
    #expect(names.repositories.isEmpty && names.projects.isEmpty && names.documents.isEmpty && names.files.isEmpty)
    for typed in ["secr", "secret", "hidden"] {
      let offered = try await organization.guildhall.useCases.searching.complete(typed, viewer: stranger, limit: 10)
      // Teams of the configuration are for everybody, and Security is spelt like it.
      #expect(offered.allSatisfy { $0.kind == "team" && $0.title == "Security" }, "\(typed)")
    }
    #expect(!(try await organization.guildhall.useCases.searching.complete("secr", viewer: member, limit: 10).isEmpty))
  }

  @Test func pagesSayTheSameOfHiddenAndAbsent() async throws {
    let organization = try await SmallOrganization()
    let browsing = organization.guildhall.useCases.browsing
    func sentence(_ name: String) async -> String {
      do {
        _ = try await browsing.repository(name, viewer: stranger)
        return "found"
      } catch {
        return "\(error)".replacingOccurrences(of: name, with: "NAME")
      }
    }
    let hidden = await sentence("acme/secret")
    let absent = await sentence("acme/absent")
    #expect(hidden == absent && hidden != "found")
    for path in ["key.swift", "README.md"] {
      await #expect(throws: UserFacingError.self) {
        _ = try await browsing.file("acme/secret", branch: nil, path: path, viewer: stranger)
      }
      await #expect(throws: UserFacingError.self) {
        _ = try await browsing.raw("acme/secret", branch: nil, path: path, viewer: stranger)
      }
      await #expect(throws: UserFacingError.self) {
        _ = try await browsing.history("acme/secret", branch: nil, path: path, skip: 0, limit: 5, viewer: stranger)
      }
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await browsing.tree("acme/secret", branch: nil, path: "", viewer: stranger)
    }
    let file = try await browsing.file("acme/secret", branch: nil, path: "key.swift", viewer: member)
    #expect(file.text == "func retryLater() { hidden() }\n")
  }

  @Test func listsAndFiguresLeaveOutWhatIsHidden() async throws {
    let organization = try await SmallOrganization()
    let browsing = organization.guildhall.useCases.browsing
    #expect(
      try await browsing.repositories(matching: "", viewer: stranger).map(\.facts.name) == [
        "acme/other", "acme/tools", "copy",
      ])
    #expect(try await browsing.repositories(matching: "", viewer: member).count == 4)
    let few = try await browsing.overview(viewer: stranger)
    let all = try await browsing.overview(viewer: member)
    #expect(few.repositories == 3 && all.repositories == 4)
    #expect(few.documents < all.documents && few.files < all.files && few.owners < all.owners)
    let status = try await browsing.status(viewer: stranger)
    #expect(!status.repositories.contains { $0.facts.name == "acme/secret" })
  }

  @Test func problemsOfTheWholeAreTheOperatorsWhereSomethingIsHidden() async throws {
    let organization = try await SmallOrganization()
    try organization.folder.write(
      try String(contentsOf: organization.folder.file("guildhall.yaml"), encoding: .utf8)
        .replacingOccurrences(of: "sources:\n", with: "sources:\n  - folder: src/gone\n"), to: "guildhall.yaml")
    try await organization.guildhall.sync()
    let browsing = organization.guildhall.useCases.browsing
    #expect(try await browsing.status(viewer: .operator).problems.contains { $0.message.contains("src/gone") })
    #expect(!(try await browsing.status(viewer: stranger).problems.contains { $0.message.contains("src/gone") }))
  }

  @Test func projectsAreUsedByNobodyWhoIsHidden() async throws {
    let organization = try await DependentOrganization()
    let seen = try await organization.project("BaseKit", viewer: stranger)
    #expect(seen.consumers.map(\.project.name) == ["hello", "middle"])
    // What stands behind a hidden project is reached through nobody.
    #expect(seen.indirectConsumers.map(\.project.name) == ["top"])
    #expect(seen.packages.first?.snippet?.contains("from: \"1.2.0\"") == true)
    let behind = try await organization.project("behind", viewer: stranger)
    #expect(behind.dependencies.map(\.name) == ["secret"] && behind.dependencies.first?.provider == nil)
    for name in ["secret", "acme/secret", "acme/secret:#secret"] {
      let error = await #expect(throws: UserFacingError.self) {
        _ = try await organization.project(name, viewer: stranger)
      }
      #expect(error?.message == "There is no project \(name) here, or it is not visible to you.")
    }
    let all = try await organization.project("BaseKit", viewer: member)
    #expect(all.consumers.map(\.project.name) == ["hello", "middle", "secret"])
    #expect(all.indirectConsumers.map(\.project.name) == ["behind", "top"])
    #expect(try await organization.project("behind", viewer: member).dependencies.first?.provider?.name == "secret")
  }
}
