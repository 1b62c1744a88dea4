import SearchModel
import Testing

@testable import Services

@Suite struct ProjectDetailTests {
  @Test func aProjectSaysWhatItIsAndHowToUseIt() async throws {
    let organization = try await DependentOrganization()
    let base = try await organization.project("basekit")
    #expect(base.summary.name == "BaseKit" && base.summary.repository == "acme/base")
    #expect(base.summary.owner == "Platform" && base.summary.ecosystem == "swift")
    #expect(base.packages.map(\.name) == ["base"])
    #expect(
      base.packages.first?.snippet == """
        .package(url: "\(base.sourceURL)", from: "1.10.0")
        .product(name: "Base", package: "base")
        """)
    let unused = try await organization.project("top")
    #expect(unused.packages.first?.snippet == ".package(url: \"\(unused.sourceURL)\", branch: \"main\")")
    #expect(unused.consumers.isEmpty && unused.indirectConsumers.isEmpty)
  }

  @Test func consumersAreNamedWithRequirementAndLine() async throws {
    let organization = try await DependentOrganization()
    let base = try await organization.project("acme/base")
    #expect(
      base.consumers.map { "\($0.project.identifier) \($0.requirement) \($0.path):\($0.line ?? 0)" } == [
        "acme/base:Examples/Hello#hello  Examples/Hello/Package.swift:7",
        "acme/middle:#middle from: \"1.2.0\" Package.swift:7",
        "acme/secret:#secret from: \"1.10.0\" Package.swift:7",
      ])
    #expect(
      base.indirectConsumers.map { "\($0.project.name) through \($0.through.map(\.name))" } == [
        "behind through [\"secret\"]", "top through [\"middle\"]",
      ])
  }

  @Test func dependenciesAreToldApartByWhoProvidesThem() async throws {
    let organization = try await DependentOrganization()
    let middle = try await organization.project("middle")
    #expect(
      middle.dependencies.map { "\($0.name) \($0.requirement) \($0.path):\($0.line ?? 0)" } == [
        "base from: \"1.2.0\" Package.swift:7", "zlib from: \"3.0.0\" Package.swift:8",
      ])
    #expect(middle.dependencies.map(\.provider?.identifier) == ["acme/base:#BaseKit", nil])
    let hello = try await organization.project("hello")
    #expect(hello.dependencies.map(\.provider?.name) == ["BaseKit"])
    #expect(hello.packages.isEmpty)
  }

  @Test func everyNameOfAProjectFindsIt() async throws {
    let organization = try await DependentOrganization()
    for name in ["BaseKit", "BASEKIT", "acme/base", "base", "acme/base:#BaseKit"] {
      #expect(try await organization.project(name).summary.name == "BaseKit", "\(name)")
    }
    #expect(try await organization.project("acme/top:web#twin").summary.repository == "acme/top")
    for name in ["", "absent", "acme/base:", "acme/base:#", "acme/absent:#BaseKit", ":", "\0", "%"] {
      await #expect(throws: UserFacingError.self, "\(name)") { _ = try await organization.project(name) }
    }
  }

  @Test func severalOfOneNameAreListed() async throws {
    let organization = try await DependentOrganization()
    let error = await #expect(throws: UserFacingError.self) { _ = try await organization.project("twin") }
    #expect(error?.message == "There are 2 projects called twin.")
    #expect(error?.hint == "Name one of them: acme/middle:tools#twin, acme/top:web#twin.")
  }
}
