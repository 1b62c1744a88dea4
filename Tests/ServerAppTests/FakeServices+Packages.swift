import Services

extension FakeServices {
  func use(of question: PackageQuestion) async throws -> PackageUse { PackageUse() }
}
