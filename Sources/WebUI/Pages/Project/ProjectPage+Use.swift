import HTML
import Metadata
import Readiness
import Services
import Wording

/// How to use it, and how to build, test and run it.
extension ProjectPage {
  var use: PageSection? {
    let snippets = detail.packages.filter { $0.snippet != nil }
    guard !detail.packages.isEmpty else { return nil }
    return PageSection("use", "How to use it") { html in
      for package in snippets.prefix(Self.mostPackages) {
        html(.h3) { html in
          html.name(package.name)
          if let version = package.version {
            html.text(" ")
            html(.span, .class("quiet")) { $0.name(version) }
          }
          html(.span, .class("quiet small"), text: " \(package.ecosystem) ")
          if let path = package.path { SourceReference(path, package.line, in: repository).write(to: &html) }
        }
        if let snippet = package.snippet { html.snippet(snippet) }
      }
      let inner = detail.packages.filter { $0.snippet == nil }
      if !inner.isEmpty {
        html(.p, .class("quiet")) { html in
          html.text(
            summary.origin == nil ? "Used from within its repository only: " : "Its catalogue knows it as ")
          html.name(inner.prefix(Self.mostPackages).map(\.name).joined(separator: ", "))
          html.text(".")
        }
      }
    }
  }

  private static let mostPackages = 20
  private static let mostCommands = 2

  var commands: PageSection? {
    guard !profile.commands.isEmpty else { return nil }
    return PageSection("commands", "Build, test, run") { html in
      for purpose in CommandPurpose.allCases {
        let found = profile.commands.filter { $0.purpose == purpose }
        guard !found.isEmpty else { continue }
        html(.h3, text: Self.title(purpose))
        for command in found.prefix(Self.mostCommands) { write(command, &html) }
        if found.count > Self.mostCommands {
          html(.details) { html in
            html(.summary, text: Counted.text(found.count - Self.mostCommands, "other way", "other ways"))
            for command in found.dropFirst(Self.mostCommands) { write(command, &html) }
          }
        }
      }
    }
  }

  private func write(_ command: ProjectCommand, _ html: inout HTMLWriter) {
    html.snippet(command.command)
    html(.p, .class("small quiet read-at")) { html in
      html.text(Self.words(command.basis) + " ")
      SourceReference(command.source, in: repository).write(to: &html)
    }
  }

  private static func title(_ purpose: CommandPurpose) -> String {
    switch purpose {
    case .checkout: "Get the source"
    case .install: "Install"
    case .build: "Build"
    case .test: "Test"
    case .run: "Run"
    case .lint: "Check the style"
    }
  }

  private static func words(_ basis: ProjectCommand.Basis) -> String {
    switch basis {
    case .documented: "documented in"
    case .task: "a task of its own, in"
    case .manifest: "what its build system understands:"
    case .workflow: "a step of its workflow, in"
    }
  }

  var offeredInterfaces: PageSection? {
    let offered = profile[.offeredAPI]?.believed ?? []
    let consumed = profile[.consumedAPI]?.believed ?? []
    guard !offered.isEmpty || !consumed.isEmpty || !profile.apis.isEmpty else { return nil }
    return PageSection("interfaces", "Interfaces") { html in
      if !profile.apis.isEmpty {
        html(.h3, text: "Described")
        list(profile.apis, shown: 12, more: "interfaces", &html) { api, html in
          html(.span) { html in
            html(.b) { $0.name(api.name) }
            if let version = api.version {
              html.text(" ")
              html(.span, .class("quiet")) { $0.name(version) }
            }
            html.text(" ")
            SourceReference(api.path, api.line, in: repository).write(to: &html)
          }
          html(.span, .class("quiet small")) { $0.name(api.kind) }
        }
      }
      for (title, statements) in [("Offers", offered), ("Uses", consumed)] where !statements.isEmpty {
        html(.h3, text: title)
        list(statements, shown: 12, more: "interfaces", &html) { statement, html in
          html(.span) { self.statement(statement, &$0) }
        }
      }
    }
  }

  // MARK: - Documents

  var documents: PageSection? {
    let declared = profile[.documentation]?.believed ?? []
    guard !profile.documents.isEmpty || !declared.isEmpty else { return nil }
    return PageSection("documentation", "Documentation") { html in
      if !declared.isEmpty {
        html(.ul, .class("rows")) { html in
          for one in declared.prefix(10) { html(.li) { html in html(.span) { self.statement(one, &$0) } } }
        }
      }
      html(.div, .class("columns")) { html in
        for category in DocumentationMap.Category.allCases { documents(in: category, &html) }
      }
    }
  }

  private func documents(in category: DocumentationMap.Category, _ html: inout HTMLWriter) {
    let entries = profile.documents.filter { $0.category == category }
    guard !entries.isEmpty, let repository else { return }
    html(.section) { html in
      html(.h3) { html in
        html.text(Self.title(category))
        html(.span, .class("quiet small"), text: " \(entries.count)")
      }
      list(entries, shown: 6, more: "of this kind", &html) { entry, html in
        html(.span) { html in
          html(.a, .href(page(of: entry.path, in: repository).link), .title("\(entry.path): \(entry.reason)")) {
            $0.name(entry.title)
          }
        }
      }
    }
  }

  private func page(of path: String, in repository: String) -> Route { .document(repository: repository, path: path) }

  private static func title(_ category: DocumentationMap.Category) -> String {
    switch category {
    case .tutorial: "Tutorials"
    case .howTo: "Guides"
    case .reference: "Reference"
    case .explanation: "Explanation"
    case .community: "For those around it"
    case .other: "Other documents"
    }
  }
}
