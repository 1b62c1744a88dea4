import StructuredText

/// `catalog-info.yaml` of Backstage (docs/features/software-catalog/descriptor-format.md).
enum CatalogInfoFile {
  /// Entities of one file.
  private static let most = 1_000

  private static let required: [String: [String]] = [
    "component": ["type", "lifecycle", "owner"], "api": ["type", "lifecycle", "owner", "definition"],
    "resource": ["type", "owner"], "system": ["owner"], "domain": ["owner"], "group": ["type", "children"],
    "user": ["memberOf"], "template": ["type", "steps"], "location": [],
  ]

  static func entities(
    _ documents: [MetadataField], into collector: inout MetadataCollector
  ) -> [CatalogEntity] {
    if documents.count > most {
      collector.report(
        documents[most], "the file has \(documents.count) entities, of which \(most) are read", hint: "Split the file.")
    }
    var entities: [CatalogEntity] = []
    var seen: [EntityReference: Int] = [:]
    for document in documents.prefix(most) {
      guard let entity = entity(document, into: &collector) else { continue }
      if let line = seen[entity.reference] {
        collector.report(
          line: entity.place.line, "\(entity.reference) is declared already, on line \(line)",
          hint: "Keep one of them, or give one another name.")
        continue
      }
      seen[entity.reference] = entity.place.line
      entities.append(entity)
    }
    return entities
  }

  // MARK: The envelope

  private static func entity(_ root: MetadataField, into collector: inout MetadataCollector) -> CatalogEntity? {
    guard let root = collector.section(root) else { return nil }
    collector.require(["apiVersion", "kind", "metadata"], in: root)
    if let version = root["apiVersion"]?.scalar, !version.hasPrefix("backstage.io/"), root["kind"] != nil {
      // Kubernetes and others share the envelope.
      guard version.contains("backstage") || root["spec"]?["owner"] != nil else { return nil }
    }
    guard let kind = collector.text(root["kind"], upTo: 63), let metadata = collector.section(root["metadata"]),
      let reference = reference(kind: kind, metadata, into: &collector)
    else { return nil }
    let place = MetadataPlace(path: collector.path, line: root["kind"]?.line ?? root.line)
    var entity = CatalogEntity(reference: reference, kind: kind, place: place)
    readMetadata(metadata, &entity, into: &collector)
    let spec = root["spec"].flatMap { collector.section($0) }
    let keys = required[reference.kind] ?? []
    if let spec {
      collector.require(keys, in: spec)
      readSpec(spec, &entity, into: &collector)
    } else if root["spec"] == nil, !keys.isEmpty {
      collector.report(root, "spec is missing", hint: "A \(kind) needs spec with \(keys.joined(separator: ", ")).")
    }
    return entity
  }

  private static func reference(
    kind: String, _ metadata: MetadataField, into collector: inout MetadataCollector
  ) -> EntityReference? {
    guard let field = metadata["name"] else {
      collector.report(metadata, "metadata.name is missing", hint: "Give the entity a name.")
      return nil
    }
    guard let name = collector.text(field, upTo: 300) else { return nil }
    let namespace = collector.text(metadata["namespace"], upTo: 300) ?? "default"
    for (text, field) in [(kind, metadata), (namespace, metadata["namespace"] ?? metadata), (name, field)] {
      guard !EntityName.isValid(text) else { continue }
      let example = EntityName.valid(from: text).map { ", for instance \($0)" } ?? ""
      collector.report(
        field, "'\(text.prefix(80))' is not a name that Backstage takes",
        hint: "Use up to 63 letters and digits with single '-', '_' or '.' between them\(example).")
      return nil
    }
    return EntityReference(kind: kind, namespace: namespace, name: name)
  }

  private static func readMetadata(
    _ metadata: MetadataField, _ entity: inout CatalogEntity, into collector: inout MetadataCollector
  ) {
    for key in ["name", "title", "description"] { entity.lines["metadata.\(key)"] = metadata[key]?.line }
    entity.title = collector.text(metadata["title"], upTo: 300)
    entity.description = collector.text(metadata["description"])
    for (tag, field) in collector.texts(metadata["tags"]) {
      if !EntityName.isValidTag(tag) {
        let example = EntityName.validTag(from: tag).map { ", for instance \($0)" } ?? ""
        collector.report(
          field, "'\(tag.prefix(80))' is not a tag that Backstage takes",
          hint: "Use a-z, 0-9, ':', '+' and '#' with single '-' between them\(example).")
      }
      entity.tags.append(CatalogEntity.Tag(name: tag, place: place(field, collector)))
    }
    entity.labels = pairs(metadata["labels"], into: &collector)
    entity.annotations = pairs(metadata["annotations"], into: &collector)
    for element in collector.elements(metadata["links"]) {
      guard let link = collector.section(element) else { continue }
      collector.require(["url"], in: link)
      guard let field = link["url"], let url = collector.text(field) else { continue }
      guard let address = WebAddress.checked(url) ?? (url.hasPrefix("mailto:") ? url : nil) else {
        collector.report(
          field, "\(field.name) is '\(url.prefix(60))', which is not a web address",
          hint: "Write it with https:// in front.")
        continue
      }
      entity.links.append(
        CatalogEntity.Link(
          url: address, title: collector.text(link["title"], upTo: 300), icon: collector.text(link["icon"], upTo: 63),
          type: collector.text(link["type"], upTo: 63), place: place(field, collector)))
    }
  }

  private static func pairs(
    _ field: MetadataField?, into collector: inout MetadataCollector
  ) -> [CatalogEntity.Annotation] {
    guard let field = collector.section(field) else { return [] }
    return field.entries.prefix(MetadataCollector.mostElements).compactMap { key, value in
      guard let key = OneLine.text(key, upTo: 300), let text = collector.text(value) else { return nil }
      return CatalogEntity.Annotation(key: key, value: text, place: place(value, collector))
    }
  }

  private static func place(_ field: MetadataField, _ collector: MetadataCollector) -> MetadataPlace {
    MetadataPlace(path: collector.path, line: field.line)
  }

  // MARK: What a kind adds

  private static func readSpec(
    _ spec: MetadataField, _ entity: inout CatalogEntity, into collector: inout MetadataCollector
  ) {
    for key in ["type", "lifecycle"] { entity.lines["spec.\(key)"] = spec[key]?.line }
    entity.type = collector.text(spec["type"], upTo: 300)
    entity.lifecycle = collector.text(spec["lifecycle"], upTo: 300)
    if let profile = collector.section(spec["profile"]) {
      entity.profile = CatalogEntity.Profile(
        displayName: collector.text(profile["displayName"], upTo: 300),
        email: collector.text(profile["email"], upTo: 300),
        picture: collector.text(profile["picture"]).flatMap(WebAddress.checked))
    }
    if entity.reference.kind == "api", let definition = spec["definition"], !collector.isUnresolved(definition) {
      entity.definitionLength = definition.scalar?.utf8.count
      if definition.scalar == nil { _ = collector.text(definition) }
    }
    if entity.reference.kind == "location" {
      entity.targets = (collector.texts(spec["target"]) + collector.texts(spec["targets"])).map(\.text)
    }
    for (key, relation, target) in EntityRelation.fields(of: entity.reference.kind) {
      for (text, field) in collector.texts(spec[key]) {
        guard
          let other = EntityReference(
            text, defaultKind: target, defaultNamespace: entity.reference.namespace)
        else {
          collector.report(
            field, "\(field.name) is '\(text.prefix(80))', which is not a reference to an entity",
            hint: "Write it as [kind:][namespace/]name, for instance \(target):default/name.")
          continue
        }
        entity.relations.append(
          EntityRelation(
            source: entity.reference, kind: relation, target: other, place: place(field, collector)))
      }
    }
  }
}
