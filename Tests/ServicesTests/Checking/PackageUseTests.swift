import SearchModel
import Testing

@testable import Services

@Suite struct PackageUseTests {
  private func use(
    _ name: String, location: String? = nil, viewer: Viewer, of organization: DependentOrganization
  ) async throws -> PackageUse {
    try await organization.guildhall.useCases.cataloguing.use(
      of: PackageQuestion(
        package: PackageKey(ecosystem: "swift", name: name), location: location.flatMap { PackageLocation($0) },
        viewer: viewer))
  }

  @Test func whoPublishesAndUsesAPackageIsTold() async throws {
    let organization = try await DependentOrganization()
    let zlib = try await use("zlib", viewer: .anonymous, of: organization)
    #expect(zlib.publishers.isEmpty && zlib.total == 1 && zlib.users.map(\.project.name) == ["middle"])
    #expect(zlib.users[0].path == "Package.swift" && zlib.users[0].line != nil)
    let base = try await use("base", viewer: .anonymous, of: organization)
    #expect(base.publishers.map(\.summary.name) == ["BaseKit"])
    #expect(base.publishers[0].snippet != nil)
    let unknown = try await use("unheard-of", viewer: .operator, of: organization)
    #expect(unknown.publishers.isEmpty && unknown.users.isEmpty && unknown.total == 0)
  }

  @Test func hiddenRepositoriesNeitherUseNorPublish() async throws {
    let organization = try await DependentOrganization()
    let seen = try await use("base", viewer: .anonymous, of: organization)
    #expect(!seen.users.contains { $0.project.name == "secret" })
    let all = try await use("base", viewer: .member(teams: ["Security"]), of: organization)
    #expect(all.users.contains { $0.project.name == "secret" } && all.total == seen.total + 1)
    #expect(try await use("secret", viewer: .anonymous, of: organization).publishers.isEmpty)
    #expect(try await use("secret", viewer: .operator, of: organization).publishers.count == 1)
  }
}
