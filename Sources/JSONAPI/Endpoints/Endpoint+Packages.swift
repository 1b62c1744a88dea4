import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let packages = Endpoint(
    path: "/api/v1/packages", operation: "getPackageUse", summary: "See who publishes, wraps and uses a package",
    about: """
      Of a package that somebody thinks of depending on, be it the organisation's own or one from outside. A package \
      that nobody here knows has no users.
      """,
    parameters: [
      Parameter(
        name: "ecosystem", kind: .text(maximum: 40), isRequired: true,
        about: "The package type of purl: npm, pypi, swift, cargo, golang, maven, nuget, gem, composer, docker.",
        example: "npm"),
      Parameter(
        name: "name", kind: .text(maximum: 300), isRequired: true, about: "As a manifest spells it.", example: "axios"),
      Parameter(
        name: "location", kind: .text(maximum: 1_000),
        about: "The address that it is fetched from, where the manifest says so: packages of one name may be two.",
        example: .null),
    ],
    reply: "PackageReply", example: { try WireJSON.bytes(Samples.package) }, caching: .revalidated,
    answer: { call in
      let question = PackageQuestion(
        package: PackageKey(ecosystem: call.values.required("ecosystem"), name: call.values.required("name")),
        location: call.values.text("location").flatMap { PackageLocation($0) }, viewer: call.viewer)
      return try WireJSON.bytes(
        PackageReply(try await call.useCases.cataloguing.use(of: question), of: question))
    })
}
