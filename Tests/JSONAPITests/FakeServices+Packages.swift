import SearchModel
import Services

extension FakeServices {
  func use(of question: PackageQuestion) async throws -> PackageUse {
    guard question.package.name == "axios" else { return PackageUse() }
    let web = ProjectLink(name: "web", repository: "shop/web", folder: "site")
    let kit = ProjectSummary(
      id: 7, name: "http-kit", description: "Wraps axios.", repository: "shop/http-kit", folder: "", ecosystem: "npm",
      owner: "Platform")
    return PackageUse(
      wrappers: [ProjectOffer(summary: kit, channels: ["#platform"])],
      users: [ProjectConsumer(project: web, requirement: "^1", scope: "runtime", path: "site/package.json", line: 3)],
      total: 4, about: question.location?.text ?? "Calls over HTTP.")
  }
}
