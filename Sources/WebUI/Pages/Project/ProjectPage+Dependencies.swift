import HTML
import Services
import Wording

/// Who uses it, and what it uses.
extension ProjectPage {
  private static let shown = 40

  var consumers: PageSection? {
    guard summary.origin == nil || !detail.consumers.isEmpty else { return nil }
    let direct = Set(detail.consumers.map(\.project)).count
    return PageSection("used-by", "Used by", count: direct > 0 ? Counted.text(direct, "project") : nil) { html in
      if detail.consumers.isEmpty {
        html(.p, .class("quiet"), text: "No manifest that is known here names one of its packages.")
      } else {
        consumerTable(&html)
      }
      if !detail.indirectConsumers.isEmpty {
        html(.h3, text: "Through others")
        list(detail.indirectConsumers, shown: 12, more: "projects", &html) { consumer, html in
          html(.span) { html in
            html(.span) { $0.project(consumer.project) }
            html.text(" through ")
            for (position, link) in consumer.through.enumerated() {
              if position > 0 { html.text(", then ") }
              html(.span) { $0.project(link) }
            }
          }
          html(.span, .class("quiet small")) { $0.name(consumer.project.repository) }
        }
      }
    }
  }

  private func consumerTable(_ html: inout HTMLWriter) {
    html.table(["Project", "Asks for", "Read at"], "Projects that use it") { html in
      for consumer in detail.consumers.prefix(Self.mostHidden) {
        html(.tr) { html in
          html(.th, .scope("row")) { $0.project(consumer.project) }
          html(.td) { $0.requirement(consumer.requirement, consumer.scope) }
          html(.td) { html in
            SourceReference(consumer.path, consumer.line, in: consumer.project.repository).write(to: &html)
          }
        }
      }
    }
    remark(on: detail.consumers.count, &html)
  }

  var dependencies: PageSection? {
    guard !detail.dependencies.isEmpty else { return nil }
    let own = detail.dependencies.filter { $0.provider != nil }
    let outside = detail.dependencies.filter { $0.provider == nil }
    return PageSection("depends-on", "Depends on", count: Counted.text(detail.dependencies.count, "package")) { html in
      if !own.isEmpty {
        html(.h3, text: "From here")
        dependencyTable(own, &html)
      }
      if !outside.isEmpty {
        html(.h3, text: "From outside")
        dependencyTable(outside, &html)
      }
    }
  }

  private func dependencyTable(_ dependencies: [ProjectDependency], _ html: inout HTMLWriter) {
    html.table(["Package", "Asks for", "Read at"], "Packages that it uses") { html in
      for dependency in dependencies.prefix(Self.mostHidden) {
        html(.tr) { html in
          html(.th, .scope("row")) { html in
            if let provider = dependency.provider {
              html.project(provider)
            } else {
              html.name(dependency.name)
            }
            html(.span, .class("quiet small"), text: " " + dependency.ecosystem)
          }
          html(.td) { $0.requirement(dependency.requirement, dependency.scope) }
          html(.td) { SourceReference(dependency.path, dependency.line, in: repository).write(to: &$0) }
        }
      }
    }
    remark(on: dependencies.count, &html)
  }

  private func remark(on count: Int, _ html: inout HTMLWriter) {
    guard count > Self.mostHidden else { return }
    html(
      .p, .class("quiet"),
      text: "Shown are the first \(Self.mostHidden); the API names all \(Counted.number(count)).")
  }

  // MARK: - Its surroundings

  var picture: PageSection? {
    guard detail.neighbourhood.edges.count > 1 else { return nil }
    return PageSection("graph", "In the graph") { html in
      DependencyPicture(
        map: detail.neighbourhood, focus: focus, title: "\(summary.name) among its neighbours"
      ).write(to: &html)
      html(.p, .class("small quiet")) { html in
        html.text("Consumers stand left of what they consume; the lists above say the same. See it ")
        html(.a, .href(Route.graph(GraphQuestion(text: summary.name)).link), text: "in the whole graph")
        html.text(".")
      }
    }
  }

  private var focus: ProjectLink {
    ProjectLink(name: summary.name, repository: repository ?? "", folder: summary.folder)
  }

  var siblings: PageSection? {
    guard !detail.siblings.isEmpty else { return nil }
    return PageSection(
      "siblings", "In the same repository", count: Counted.text(detail.siblings.count, "project")
    ) { html in
      list(detail.siblings, shown: 12, more: "projects", &html) { sibling, html in
        html(.span) { html in
          html(.a, .href(Route.project(address(of: sibling)).link)) { $0.name(sibling.name) }
          if !sibling.description.isEmpty { html(.span, .class("quiet small"), text: sibling.description) }
        }
        html(.span, .class("quiet small mono")) { $0.name(sibling.folder.isEmpty ? sibling.ecosystem : sibling.folder) }
      }
    }
  }

  /// Of two of one name in a folder the ecosystem tells which is meant.
  private func address(of sibling: ProjectSummary) -> ProjectAddress {
    .repository(
      sibling.repository ?? "", folder: sibling.folder, name: sibling.name,
      ecosystem: sibling.name == summary.name && sibling.folder == summary.folder ? sibling.ecosystem : nil)
  }
}
