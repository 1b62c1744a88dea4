import StructuredText

extension CatalogEntity {
  /// What a component says of its project.
  func state(into collector: inout MetadataCollector) {
    collector.state(.title, title ?? reference.name, at: field(title == nil ? "metadata.name" : "metadata.title"))
    if let description { collector.state(.description, description, at: field("metadata.description")) }
    if let type { collector.state(.type, type, at: field("spec.type")) }
    if let lifecycle {
      let word = Lifecycle(written: lifecycle)?.rawValue ?? lifecycle
      collector.state(.lifecycle, word, written: lifecycle, at: field("spec.lifecycle"))
    }
    for tag in tags { collector.state(.topic, tag.name, at: field("metadata.tags", tag.place)) }
    for relation in relations { state(relation, into: &collector) }
    for link in links { state(link, into: &collector) }
    for annotation in annotations { state(annotation, into: &collector) }
  }

  private func field(_ name: String) -> MetadataField {
    MetadataField(value: .null, line: lines[name] ?? place.line, name: name)
  }

  private func field(_ name: String, _ place: MetadataPlace) -> MetadataField {
    MetadataField(value: .null, line: place.line, name: name)
  }

  private func state(_ relation: EntityRelation, into collector: inout MetadataCollector) {
    let known: (MetadataFact, String)? =
      switch relation.kind {
      case .ownedBy: (.owner, "spec.owner")
      case .partOf: (.system, relation.target.kind == "system" ? "spec.system" : "spec.subcomponentOf")
      case .providesApi: (.offeredAPI, "spec.providesApis")
      case .consumesApi: (.consumedAPI, "spec.consumesApis")
      case .dependsOn: (.dependency, "spec.dependsOn")
      default: nil
      }
    guard let (fact, key) = known else { return }
    collector.state(fact, relation.target.description, at: field(key, relation.place))
  }

  /// Links have no fixed types: the words of type, icon, title and address tell.
  private static let linkWords: [(fact: MetadataFact, words: Set<String>)] = [
    (.roadmap, ["roadmap"]),
    (
      .channel,
      [
        "chat", "slack", "teams", "mattermost", "discord", "zulip", "matrix", "gitter", "irc", "forum", "channel",
        "mail", "email", "mailto", "support", "discussions", "discourse",
      ]
    ),
    (.issueTracker, ["issue", "issues", "jira", "bug", "bugs", "tracker", "backlog", "youtrack", "redmine"]),
    (.documentation, ["doc", "docs", "documentation", "guide", "manual", "wiki", "handbook", "techdocs", "readme"]),
    (.homepage, ["homepage", "website", "home"]),
  ]

  private func state(_ link: Link, into collector: inout MetadataCollector) {
    let words = Set(
      [link.type, link.icon, link.title, String(link.url.prefix { $0 != "?" })].compactMap(\.self).joined(
        separator: " "
      )
      .lowercased().split { !$0.isLetter }.map(String.init))
    let place = field("metadata.links", link.place)
    if let known = Self.linkWords.first(where: { !$0.words.isDisjoint(with: words) }) {
      collector.state(known.fact, link.url, at: place)
    } else {
      collector.state(.link, link.title.map { "\($0): \(link.url)" } ?? link.url, at: place)
    }
  }

  private func state(_ annotation: Annotation, into collector: inout MetadataCollector) {
    let place = field("metadata.annotations.\(annotation.key)", annotation.place)
    // Locations are typed: `url:https://...`, `dir:./docs`.
    let target = annotation.value.hasPrefix("url:") ? String(annotation.value.dropFirst(4)) : annotation.value
    switch annotation.key {
    case "backstage.io/source-location":
      if let address = WebAddress.checked(target) {
        collector.state(.repository, address, written: annotation.value, at: place)
      }
    case "backstage.io/techdocs-ref":
      if let address = WebAddress.checked(target) {
        collector.state(.documentation, address, written: annotation.value, at: place)
      }
    case "backstage.io/adr-location": collector.state(.decisions, target, written: annotation.value, at: place)
    case "github.com/project-slug": state(slug: annotation, on: "https://github.com/", at: place, into: &collector)
    case "gitlab.com/project-slug": state(slug: annotation, on: "https://gitlab.com/", at: place, into: &collector)
    default: break
    }
  }

  private func state(
    slug annotation: Annotation, on host: String, at place: MetadataField, into collector: inout MetadataCollector
  ) {
    guard let address = WebAddress.checked(host + annotation.value) else { return }
    collector.state(.repository, address, written: annotation.value, at: place)
  }
}
