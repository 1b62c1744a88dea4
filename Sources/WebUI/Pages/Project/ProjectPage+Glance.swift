import Foundation
import HTML
import Metadata
import QueryLanguage
import Readiness
import Services
import Wording

/// The answers in short, each leading to the long one.
extension ProjectPage {
  var glance: PageSection? {
    PageSection("glance", "At a glance") { html in
      html(.dl, .class("about glance sheet")) { html in
        if summary.origin == nil { own(&html) } else { imported(&html) }
      }
    }
  }

  private func own(_ html: inout HTMLWriter) {
    fact("Status", &html) { status(&$0) }
    fact("Owner", &html) { owners(&$0) }
    fact("Ask", &html) { channels(&$0) }
    fact("Licence", &html) { licence(&$0) }
    if let newest = profile.releases.first {
      fact("Release", &html) { html in
        html(.a, .href(Link(fragment: "releases")), text: newest.version.text)
        if let time = newest.tag?.time {
          html.text(", ")
          html.time(setting.moment(Date(timeIntervalSince1970: TimeInterval(time))))
        }
      }
    }
    fact("Used by", &html) { usage(&$0) }
    if let report = profile.readiness {
      fact("Readiness", &html) { html in
        html(.a, .href(Link(fragment: "readiness")), text: "\(report.passed) of \(report.counted) checks passed")
      }
    }
    if let repository, detail.decisions > 0 {
      fact("Decisions", &html) { html in
        html(.a, .href(decisions(in: repository).link), text: "\(Counted.number(detail.decisions)) recorded")
      }
    }
    if let system = profile[.system]?.believed.first { fact("Part of", &html) { statement(system, &$0) } }
    place(&html)
  }

  /// Of a project in a folder, those of the folder.
  private func decisions(in repository: String) -> Route {
    guard !summary.folder.isEmpty else { return .decisions(DecisionQuery(repository: repository)) }
    let place = QueryText.field("repo", repository) + " " + QueryText.field("file", summary.folder + "/")
    return .search(query: place, type: .decision)
  }

  private func status(_ html: inout HTMLWriter) {
    if let lifecycle = profile[.lifecycle]?.believed.first {
      lifecycleTag(lifecycle.value, &html)
      html.text(" ")
      SourceReference(lifecycle.place, in: repository).write(to: &html)
      html.text(" · ")
    }
    if let last = lastCommit {
      html.text("last commit ")
      html.time(setting.moment(last))
    } else {
      html.text("no commit is known")
    }
    if let first = profile.firstCommit {
      html.text(", first ")
      html.time(setting.moment(Date(timeIntervalSince1970: TimeInterval(first))))
    }
    if let freshness = detail.repository?.freshness {
      html.text(" · the index ")
      html.freshness(freshness, setting)
    }
  }

  private var lastCommit: Date? {
    profile.lastCommit.map { Date(timeIntervalSince1970: TimeInterval($0)) } ?? detail.repository?.lastActivity
  }

  private func owners(_ html: inout HTMLWriter) {
    guard !detail.owners.isEmpty else {
      if let owner = summary.owner { return html.name(owner) }
      html.text("Nobody is known. Its owner can say so in a CODEOWNERS file, or the team in guildhall.yaml.")
      return
    }
    let declared = detail.owners.filter { $0.basis == .declared }
    for (position, owner) in (declared.isEmpty ? detail.owners : declared).prefix(Self.mostOwners).enumerated() {
      if position > 0 { html.text(" · ") }
      html(.b) { OwnerNames.write(owner, to: &$0) }
      html.text(" ")
      switch owner.basis {
      case .declared:
        if let path = owner.path {
          SourceReference(path, owner.line, in: owner.isConfigured ? nil : repository).write(to: &html)
        }
      case .guess:
        html(.span, .class("tag warn"), text: "a guess")
        html.text(" ")
        html(.span, .class("small quiet")) { $0.name(owner.evidence) }
      }
    }
  }

  private static let mostOwners = 6

  private func channels(_ html: inout HTMLWriter) {
    let declared = profile[.channel]?.believed ?? []
    for (position, channel) in declared.prefix(3).enumerated() {
      if position > 0 { html.text(" · ") }
      statement(channel, &html)
    }
    let known = Set(declared.map(\.value))
    var seen: Set<String> = []
    let ofTeams = detail.owners.flatMap(\.channels).filter { !known.contains($0) && seen.insert($0).inserted }
    for (position, channel) in ofTeams.prefix(3).enumerated() {
      if position > 0 || !declared.isEmpty { html.text(" · ") }
      html.value(channel)
      html.text(" (its team)")
    }
    guard declared.isEmpty, ofTeams.isEmpty else { return }
    if let issues = profile[.issueTracker]?.believed.first {
      statement(issues, &html)
    } else if let address = HostAddress(sourceURL: detail.sourceURL)?.issues {
      html.value(address)
      html.text(" (from the address of the source)")
    } else {
      html.text("No public channel is named. Its owner can name one in the README, or the team's in guildhall.yaml.")
    }
  }

  private func licence(_ html: inout HTMLWriter) {
    if let licences = profile[.license]?.believed, !licences.isEmpty {
      for (position, licence) in licences.enumerated() {
        if position > 0 { html.text(" · ") }
        statement(licence, &html)
      }
    } else if let licence = summary.license {
      html.name(licence)
    } else {
      html.text("None found: without one others may not use it. Add a LICENSE file.")
    }
  }

  private func usage(_ html: inout HTMLWriter) {
    let direct = Set(detail.consumers.map(\.project)).count
    guard direct > 0 else { return html.text("no project that is known here") }
    html(.a, .href(Link(fragment: "used-by")), text: Counted.text(direct, "project"))
    if !detail.indirectConsumers.isEmpty {
      html.text(", and \(Counted.number(detail.indirectConsumers.count)) more through others")
    }
  }

  private func place(_ html: inout HTMLWriter) {
    guard let repository else { return }
    fact("Source", &html) { html in
      html(.a, .href(Route.repository(repository).link)) { $0.name(repository) }
      if !summary.folder.isEmpty {
        html.text(", folder ")
        html(.a, .href(Route.tree(Place(repository, summary.folder)).link), .class("mono")) { $0.name(summary.folder) }
      }
      html.text(" ")
      html(.code, .class("address")) { $0.name(detail.sourceURL) }
    }
  }

  private func imported(_ html: inout HTMLWriter) {
    guard let origin = summary.origin, let facts = detail.imported else { return }
    fact("From", &html) { html in
      html.text("the imported catalogue ")
      html(.b) { $0.name(origin.source) }
      html.text(", where it is called ")
      html(.code) { $0.name(origin.identifier) }
    }
    if !origin.address.isEmpty { fact("Address", &html) { $0.value(origin.address) } }
    if let homepage = facts.homepage { fact("Home page", &html) { $0.value(homepage) } }
    if let download = facts.download { fact("Download", &html) { $0.value(download) } }
    fact("Licence", &html) { $0.name(summary.license ?? "the catalogue names none") }
    let texts = [
      ("Version", facts.version), ("Last change", facts.modified),
      ("Popularity", facts.popularityRank.map { "number \(Counted.number($0)) of its catalogue" } ?? ""),
      ("Maintainer", facts.maintainers.joined(separator: ", ")), ("Author", facts.authors.joined(separator: ", ")),
      ("Language", facts.languages.joined(separator: ", ")),
    ]
    for (name, text) in texts where !text.isEmpty { fact(name, &html) { $0.name(text) } }
    fact("Used by", &html) { usage(&$0) }
  }
}
