import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct ProjectListTests {
  private func list(
    _ organization: DependentOrganization, _ text: String = "", _ facets: [ProjectFacet: Set<String>] = [:],
    order: ProjectOrder? = nil, cursor: String? = nil, limit: Int = 50, viewer: Viewer = .operator
  ) async throws -> ProjectListAnswer {
    try await organization.guildhall.useCases.cataloguing.projects(
      ProjectListRequest(
        text: text, filter: ProjectFilter(facets: facets), order: order, cursor: cursor, limit: limit, viewer: viewer))
  }

  /// Neither in lists, nor counts, facets, guesses, users or highlights.
  @Test func whatIsHiddenIsNotListed() async throws {
    let organization = try await DependentOrganization()
    let stranger = Viewer.anonymous
    let member = Viewer.member(teams: ["Security"])
    let seen = try await list(organization, viewer: stranger)
    let all = try await list(organization, viewer: member)
    #expect(!seen.projects.contains { $0.repository == "acme/secret" })
    #expect(seen.total == seen.projects.count && all.total == seen.total + 1)
    func counted(_ answer: ProjectListAnswer) -> Int {
      answer.facets.first { $0.facet == .ecosystem }?.values.reduce(0) { $0 + $1.projects } ?? 0
    }
    #expect(counted(seen) == seen.total && counted(all) == all.total)
    for text in ["secret", "secert"] {
      #expect(try await list(organization, text, viewer: stranger).projects.isEmpty, "\(text)")
      #expect(try await list(organization, text, viewer: member).projects.map(\.name) == ["secret"], "\(text)")
    }
    // Middle, and in secret another one.
    #expect(seen.projects.first { $0.name == "BaseKit" }?.usedBy == 1)
    #expect(all.projects.first { $0.name == "BaseKit" }?.usedBy == 2)

    let cataloguing = organization.guildhall.useCases.cataloguing
    let few = try await cataloguing.highlights(viewer: stranger)
    let many = try await cataloguing.highlights(viewer: member)
    #expect(few.mostUsed.first { $0.project.name == "BaseKit" }?.repositories == 1)
    #expect(many.mostUsed.first { $0.project.name == "BaseKit" }?.repositories == 2)
    #expect(!few.mostUsed.contains { $0.project.name == "secret" })
    #expect(many.mostUsed.contains { $0.project.name == "secret" })
    // To whom it is hidden, it is a package from elsewhere.
    #expect(few.external.contains { $0.name == "zlib" } && many.external.contains { $0.name == "zlib" })
    #expect(!many.external.contains { $0.name == "secret" })
  }

  @Test func partsFollowOneAnotherInEveryOrder() async throws {
    let organization = try await DependentOrganization()
    let lists: [(String, ProjectOrder?)] = [("", nil), ("", .name), ("", .use), ("twin", nil), ("t", .name)]
    for (text, order) in lists {
      let whole = try await list(organization, text, order: order).projects
      #expect(!whole.isEmpty)
      var parts: [ProjectSummary] = []
      var cursor: String?
      repeat {
        let part = try await list(organization, text, order: order, cursor: cursor, limit: 1)
        parts += part.projects
        cursor = part.next
      } while cursor != nil && parts.count < 20
      #expect(parts == whole, "\(text)")
    }
    for cursor in ["", "x", "eyJvZmZzZXQiOnsiXzAiOi0xfX0", "e30"] {
      for text in ["", "twin"] {
        await #expect(throws: UserFacingError.self, "\(cursor)") {
          _ = try await list(organization, text, cursor: cursor)
        }
      }
    }
  }

  @Test func facetsNarrowAndTellWhatAClickWouldShow() async throws {
    let organization = try await DependentOrganization()
    for text in ["", "t"] {
      let all = try await list(organization, text)
      for facet in all.facets {
        for value in facet.values {
          let chosen = try await list(organization, text, [facet.facet: [value.value]])
          #expect(chosen.total == value.projects, "\(facet.facet) \(value.value)")
          #expect(chosen.facets.first { $0.facet == facet.facet }?.values.contains { $0.isChosen } == true)
        }
      }
    }
  }

  @Test func aMisspeltNameIsGuessed() async throws {
    let organization = try await DependentOrganization()
    let guess = try await list(organization, "midle")
    #expect(guess.isGuess)
    #expect(guess.projects.map(\.name) == ["middle"])
    #expect(try await list(organization, "middle").isGuess == false)
    let nothing = try await list(organization, "zzzzzz")
    #expect(nothing.isGuess && nothing.projects.isEmpty)
    // Punctuation alone says nothing.
    #expect(try await list(organization, "--- ***").projects.isEmpty)
  }
}
