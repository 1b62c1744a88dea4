import Collaboration
import Foundation
import SearchModel
import Services

extension ServerMetrics {
  /// The Prometheus text format, version 0.0.4. The figures of a status that cannot be read are left out. Only the
  /// repositories `named` are named: whoever may read figures need not know them all.
  func text(
    status: StatusReport?, named: [RepositorySummary], trend: TrendReport? = nil, now: Date
  ) -> String {
    let state = snapshot
    var text = MetricsText()
    text.family("guildhall_requests_total", "counter", "Requests answered.")
    for (request, count) in state.requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      text.sample(
        "guildhall_requests_total",
        [("route", request.route), ("method", request.method), ("status", String(request.status))], count)
    }
    text.family("guildhall_requests_in_flight", "gauge", "Requests that are being answered.")
    text.sample("guildhall_requests_in_flight", [], state.inFlight)
    text.family("guildhall_request_seconds", "histogram", "Time to answer.")
    for (route, histogram) in state.latencies.sorted(by: { $0.key < $1.key }) {
      text.histogram("guildhall_request_seconds", [("route", route)], histogram)
    }
    text.family("guildhall_searches_total", "counter", "Searches, by how they ended.")
    for outcome in SearchOutcome.allCases {
      text.sample("guildhall_searches_total", [("outcome", outcome.rawValue)], state.searches[outcome] ?? 0)
    }
    text.family("guildhall_search_seconds", "histogram", "Time that searches took, without waiting.")
    text.histogram("guildhall_search_seconds", [], state.searchTimes)
    text.family("guildhall_scheduled_syncs_total", "counter", "Syncs that this server made.")
    text.sample("guildhall_scheduled_syncs_total", [("outcome", "finished")], state.syncs)
    text.sample("guildhall_scheduled_syncs_total", [("outcome", "failed")], state.failedSyncs)
    text.family("guildhall_sync_running", "gauge", "Whether this server is syncing.")
    text.sample("guildhall_sync_running", [], state.isSyncing ? 1 : 0)
    if let status { text.add(status, now: now) }
    text.addFreshness(of: named, now: now)
    if let trend { text.add(trend) }
    return text.text
  }
}

/// Lines of the Prometheus text format.
struct MetricsText {
  private(set) var text = ""

  mutating func family(_ name: String, _ type: String, _ about: String) {
    text += "# HELP \(name) \(about)\n# TYPE \(name) \(type)\n"
  }

  mutating func sample(_ name: String, _ labels: [(String, String)], _ value: some CustomStringConvertible) {
    let labels = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }

  mutating func histogram(_ name: String, _ labels: [(String, String)], _ histogram: Histogram) {
    var total = 0
    for (bound, count) in zip(Histogram.bounds.map { "\($0)" } + ["+Inf"], histogram.counts) {
      total += count
      sample("\(name)_bucket", labels + [("le", bound)], total)
    }
    sample("\(name)_sum", labels, histogram.sum)
    sample("\(name)_count", labels, total)
  }

  /// The state of the index.
  mutating func add(_ status: StatusReport, now: Date) {
    gauge("guildhall_index_generation", "Grows with each published change.", status.generation)
    gauge("guildhall_index_shards", "Live index shards.", status.shards)
    gauge("guildhall_index_bytes", "Bytes of the live shards.", status.shardBytes)
    gauge("guildhall_indexed_text_bytes", "Bytes of text in the index.", status.overview.indexedBytes)
    gauge("guildhall_indexed_files", "Files in the index.", status.overview.files)
    gauge("guildhall_repositories", "Repositories known.", status.overview.repositories)
    gauge("guildhall_repositories_failing", "Repositories whose last sync failed.", status.overview.failing)
    if let oldest = status.overview.oldestMatch {
      gauge(
        "guildhall_freshness_oldest_seconds", "Time since the repository furthest behind matched its source.",
        max(0, now.timeIntervalSince(oldest)))
    }
    guard let run = status.lastRun else { return }
    gauge(
      "guildhall_last_sync_started_timestamp_seconds", "When the last sync began.",
      run.started.timeIntervalSince1970)
    if let finished = run.finished {
      gauge("guildhall_last_sync_seconds", "How long it took.", max(0, finished.timeIntervalSince(run.started)))
    }
    gauge("guildhall_last_sync_changed", "Repositories that it indexed.", run.changed)
    gauge("guildhall_last_sync_failed", "Repositories that it could not sync.", run.failed)
  }

  /// How long ago the index matched each repository's source; one that never did has no line.
  mutating func addFreshness(of repositories: [RepositorySummary], now: Date) {
    family(
      "guildhall_repository_freshness_seconds", "gauge", "Time since the repository matched its source.")
    for repository in repositories {
      guard let matched = repository.freshness.lastMatched else { continue }
      sample(
        "guildhall_repository_freshness_seconds", [("repository", repository.facts.name)],
        max(0, now.timeIntervalSince(matched)))
    }
  }

  /// Quarters of the trend that are told; a monitoring system keeps the earlier ones itself.
  private static let toldQuarters = 8

  /// How much teams worked together in each of the last quarters; the last one may not be over yet.
  mutating func add(_ trend: TrendReport) {
    let quarters = trend.quarters.suffix(Self.toldQuarters)
    family(
      "guildhall_collaboration_contributions", "gauge",
      "Contributions of a quarter, by the border that they cross: none, team or department.")
    for quarter in quarters {
      let label = ("quarter", "\(quarter.quarter)")
      for (border, count) in [
        ("none", quarter.contributions - quarter.outside), ("team", quarter.outside - quarter.acrossDepartments),
        ("department", quarter.acrossDepartments), ("unknown", quarter.unknown),
      ] {
        sample("guildhall_collaboration_contributions", [label, ("border", border)], count)
      }
    }
    family(
      "guildhall_collaboration_outside_ratio", "gauge", "Share of a quarter's contributions that cross a team's border."
    )
    for quarter in quarters {
      guard let share = quarter.outsideShare else { continue }
      sample("guildhall_collaboration_outside_ratio", [("quarter", "\(quarter.quarter)")], share)
    }
    family(
      "guildhall_collaboration_people", "gauge",
      "People of a quarter who contributed to another team; those who did first; those of them who came back.")
    for quarter in quarters {
      for (what, people) in [
        ("outsiders", quarter.outsiders), ("newcomers", quarter.newcomers), ("returned", quarter.returned),
      ] {
        // Groups of fewer than three people are not shown.
        guard let value = people.value else { continue }
        sample(
          "guildhall_collaboration_people", [("quarter", "\(quarter.quarter)"), ("group", what)], value)
      }
    }
  }

  private mutating func gauge(_ name: String, _ about: String, _ value: some CustomStringConvertible) {
    family(name, "gauge", about)
    sample(name, [], value)
  }

  private static func escaped(_ label: String) -> String {
    label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
