import Services

extension SampleOrganization {
  func use(of question: PackageQuestion) async throws -> PackageUse { PackageUse() }
}
