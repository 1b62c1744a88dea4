import Catalog
import Foundation
import SearchModel
import Settings
import Synchronization

/// What those who are signed in may see beside what everybody may.
final class SignedInViewers: Sendable {
  private struct Known {
    var generation: Int
    var revision: Int
    var members: TrustedMembers
  }

  private let live: LiveIndex
  private let access: AccessPolicy
  private let now: @Sendable () -> Date
  private let known = Mutex<Known?>(nil)

  init(live: LiveIndex, access: AccessPolicy, now: @escaping @Sendable () -> Date) {
    self.live = live
    self.access = access
    self.now = now
  }

  /// With the teams of today, as far as visibility names them: viewers who see the same are the same.
  func viewer(of person: String) throws -> Viewer {
    let (settings, revision) = access.configured
    let gates = Set(settings.visibility.flatMap(\.teams))
    guard !gates.isEmpty else { return .anonymous }
    let day = now().formatted(.iso8601.year().month().day())
    let members = try members(settings, revision)
    return .member(teams: members.teams(of: person, on: day).intersection(gates))
  }

  private func members(_ settings: Settings, _ revision: Int) throws -> TrustedMembers {
    let state = try live.state()
    let known = known.withLock { $0 }
    if let known, known.generation == state.generation, known.revision == revision { return known.members }
    var chart: [OrganizationSource] = []
    if let record = settings.orgChart.repository.flatMap({ state.byName[$0] }) {
      let profile = ProfileText.decode(RepositoryProfile.self, try live.catalog.repositoryProfile(of: record.id))
      chart.append(
        OrganizationSource(
          id: record.id, name: record.name, profile: profile ?? RepositoryProfile(), contributors: [],
          isForEverybody: settings.visibility(of: record.name) == nil))
    }
    let members = TrustedMembers(TeamRoster(chart, settings: settings))
    self.known.withLock { $0 = Known(generation: state.generation, revision: revision, members: members) }
    return members
  }
}
