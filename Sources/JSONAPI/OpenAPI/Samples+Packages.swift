import SearchModel
import Services
import WireTypes

extension Samples {
  static var package: PackageReply {
    let offer = ProjectOffer(summary: projectSummary, channels: ["#nio"])
    let user = ProjectLink(name: "web", repository: "shop/web", folder: "")
    return PackageReply(
      PackageUse(
        wrappers: [offer],
        users: [ProjectConsumer(project: user, requirement: "^1.6", scope: "runtime", path: "package.json", line: 12)],
        total: 1, about: "Promise based HTTP client for the browser and node.js"),
      of: PackageQuestion(package: PackageKey(ecosystem: "npm", name: "axios"), viewer: .anonymous))
  }
}
