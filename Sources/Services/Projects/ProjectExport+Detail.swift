import Foundation
package import Metadata
import Readiness

extension ProjectExport {
  /// What other catalogues are told of a project, as far as its viewer may see it.
  /// `page` is the address of its page; nil where the site's address is not known.
  package init(_ detail: ProjectDetail, page: String?) {
    let (summary, profile) = (detail.summary, detail.profile)
    self.init(name: summary.name, identifier: summary.origin?.identifier ?? summary.identifier)
    self.page = page
    description = summary.description
    repository = Self.address(detail.sourceURL)
    homepage = profile[.homepage]?.value ?? detail.imported?.homepage
    documentation = profile[.documentation]?.value
    issueTracker = profile[.issueTracker]?.value ?? HostAddress(sourceURL: detail.sourceURL)?.issues
    readme = profile.documents.first { $0.community == .readme }?.path
    download = detail.imported?.download
    license = profile[.license].map { $0.values.joined(separator: " AND ") } ?? summary.license
    keywords = summary.topics
    languages = profile[.language]?.values ?? detail.imported?.languages ?? []
    version = Self.version(of: detail)
    lifecycle = profile[.lifecycle].flatMap { Lifecycle(written: $0.value) }
    type = profile[.type]?.value
    let declared = detail.owners.filter { $0.basis == .declared }
    owner = declared.first { $0.kind == .team }?.name ?? (detail.owners.isEmpty ? summary.owner : nil)
    maintainers =
      declared.filter { $0.kind == .person }.map { Person(name: $0.title) }
      + (detail.imported?.maintainers ?? []).map { Person(name: $0) }
    channels = (profile[.channel]?.values ?? []) + detail.owners.flatMap(\.channels)
    system = profile[.system]?.value
    offeredAPIs = profile[.offeredAPI]?.values ?? []
    dependencies = detail.dependencies.map {
      Dependency(name: $0.name, requirement: $0.requirement, ecosystem: $0.ecosystem)
    }
    isBasedOn = profile[.isBasedOn]?.values ?? []
    created = profile.firstCommit.map(Self.day)
    modified = profile.lastCommit.map(Self.day) ?? detail.imported.flatMap { $0.modified.isEmpty ? nil : $0.modified }
  }

  /// A folder of this machine is nothing that others could fetch.
  private static func address(_ sourceURL: String) -> String? {
    sourceURL.isEmpty || sourceURL.hasPrefix("/") || sourceURL.hasPrefix("file:") ? nil : sourceURL
  }

  private static func version(of detail: ProjectDetail) -> String? {
    let known = [
      detail.profile[.version]?.value, detail.imported?.version, detail.packages.compactMap(\.version).first,
      detail.profile.releases.first { !$0.version.isPrerelease }?.version.text,
    ]
    return known.compactMap(\.self).first { !$0.isEmpty }
  }

  /// As 2024-01-31, in UTC; of a time that no calendar has the nearest one.
  private static func day(_ seconds: Int64) -> String {
    let bounded = min(max(seconds, -12_212_553_600), 253_402_300_799)
    return Date(timeIntervalSince1970: TimeInterval(bounded)).formatted(.iso8601.year().month().day())
  }
}
