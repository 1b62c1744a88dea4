import SearchModel
import Testing

@testable import Services

@Suite struct ProjectAddressTests {
  private func name(
    _ organization: DependentOrganization, _ repository: String, _ folder: String = "", _ name: String? = nil,
    viewer: Viewer = .operator
  ) async throws -> String {
    try await organization.guildhall.useCases.cataloguing.project(
      at: .repository(repository, folder: folder, name: name), viewer: viewer
    ).summary.identifier
  }

  @Test func addressesLeadToProjects() async throws {
    let organization = try await DependentOrganization()
    #expect(try await name(organization, "acme/base") == "acme/base:#BaseKit")
    #expect(try await name(organization, "acme/base", "", "BaseKit") == "acme/base:#BaseKit")
    #expect(try await name(organization, "acme/base", "Examples/Hello") == "acme/base:Examples/Hello#hello")
    for (repository, folder, project) in [
      ("acme/absent", "", nil), ("acme/base", "Examples", nil), ("acme/base", "", "hello"), ("acme/base", "..", nil),
    ] as [(String, String, String?)] {
      await #expect(throws: UserFacingError.self, "\(repository) \(folder)") {
        _ = try await name(organization, repository, folder, project)
      }
    }
  }

  /// What a viewer may not see does not exist: not at its address, not among consumers, not in the picture.
  @Test func hiddenProjectsHaveNoAddress() async throws {
    let organization = try await DependentOrganization()
    await #expect(throws: UserFacingError.self) { _ = try await name(organization, "acme/secret", viewer: .anonymous) }
    let cataloguing = organization.guildhall.useCases.cataloguing
    func neighbours(_ viewer: Viewer) async throws -> [String] {
      let base = try await cataloguing.project(at: .repository("acme/base", folder: ""), viewer: viewer)
      return base.neighbourhood.nodes.compactMap {
        if case .project(let link) = $0.subject { link.name } else { nil }
      }
    }
    #expect(try await neighbours(.anonymous) == ["BaseKit", "hello", "middle", "top"])
    #expect(try await neighbours(.operator) == ["BaseKit", "hello", "middle", "secret", "behind", "top"])
  }

  @Test func siblingsAreTheOtherProjectsOfTheRepository() async throws {
    let organization = try await DependentOrganization()
    #expect(try await organization.project("middle").siblings.map(\.name) == ["twin"])
    #expect(try await organization.project("behind").siblings.isEmpty)
  }
}
