import HTML
import SearchModel
import Services
import Wording

/// A repository in a list.
struct RepositoryCard {
  var repository: RepositorySummary
  var nameMarks: [Range<Int>] = []
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    let facts = repository.facts
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { html in
          html(.a, .href(Route.repository(facts.name).link)) { $0.name(facts.name, marks: nameMarks) }
        }
        RepositoryTags(repository: repository).write(to: &html)
      }
      if !repository.description.isEmpty { html(.p, text: repository.description) }
      html(.ul, .class("facts")) { html in
        let owners = facts.owners(of: "")
        if !owners.isEmpty { html(.li) { OwnerNames(owners: owners).write(to: &$0) } }
        let languages = repository.languages.ofOwnCode.map(\.language).filter { !$0.isEmpty }.prefix(3)
        if !languages.isEmpty { html(.li) { $0.name(languages.joined(separator: ", ")) } }
        html(.li, text: Counted.text(repository.files, "file"))
        if let activity = repository.lastActivity {
          html(.li) { html in
            html.text("last change ")
            html.time(setting.moment(activity))
          }
        }
        html(.li) { $0.freshness(repository.freshness, setting) }
      }
    }
  }
}

/// What is special about a repository, in a word each.
struct RepositoryTags {
  var repository: RepositorySummary

  func write(to html: inout HTMLWriter) {
    if repository.facts.isFork { html(.span, .class("tag plain"), text: "fork") }
    if repository.facts.isArchived { html(.span, .class("tag warn"), text: "archived") }
    if let license = repository.license { html(.span, .class("tag plain"), text: license) }
  }
}

/// A project in a list.
struct ProjectCard {
  var project: ProjectSummary

  func write(to html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      writeHeader(to: &html)
      if !project.description.isEmpty { html(.p, text: project.description) }
      writeFacts(to: &html)
    }
  }

  /// The name and what is special about it; `more` is written beside.
  func writeHeader(to html: inout HTMLWriter, more: (inout HTMLWriter) -> Void = { _ in }) {
    html(.header) { html in
      html(.h2) { $0.project(project) }
      more(&html)
      if project.origin != nil { html(.span, .class("tag plain"), text: "imported") }
      if !project.ecosystem.isEmpty { html(.span, .class("tag"), text: project.ecosystem) }
      if let license = project.license { html(.span, .class("tag plain"), text: license) }
      if !project.traits.lifecycle.isEmpty { html(.span, .class("tag plain"), text: project.traits.lifecycle) }
      if project.traits.isHidden { html(.span, .class("tag warn"), text: "fork or archived") }
    }
  }

  func writeFacts(to html: inout HTMLWriter) {
    html(.ul, .class("facts")) { html in
      if !project.owners.isEmpty { html(.li) { OwnerNames(owners: project.owners).write(to: &$0) } }
      if !project.traits.language.isEmpty { html(.li) { $0.name(project.traits.language) } }
      writeFigures(to: &html)
      html(.li) { writePlace(to: &$0) }
      for topic in project.topics.prefix(6) { html(.li, .class("tag plain"), text: topic) }
    }
  }

  private func writeFigures(to html: inout HTMLWriter) {
    let traits = project.traits
    if let users = project.usedBy, users > 0 {
      html(.li, text: "used by \(Counted.text(users, "repository", "repositories"))")
    }
    if traits.readinessLevel > 0 {
      html(.li, text: "readiness \(Counted.percent(Int((traits.readiness * 100).rounded()), of: 100))")
    }
    let activity = Int(min(max(traits.activity, 0), 1e9).rounded())
    if activity > 0 { html(.li, text: "activity \(Counted.number(activity))") }
  }

  private func writePlace(to html: inout HTMLWriter) {
    if let repository = project.repository {
      html.text("in ")
      html(.a, .href(Route.repository(repository).link)) { $0.name(repository) }
      if !project.folder.isEmpty {
        html.text(", folder ")
        html(.span, .class("mono")) { $0.name(project.folder) }
      }
    } else if let origin = project.origin {
      html.text("from ")
      html.name(origin.source)
      guard !origin.address.isEmpty else { return }
      html.text(", at ")
      html(.span, .class("mono")) { $0.value(origin.address) }
    }
  }
}
