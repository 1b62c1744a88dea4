import Catalog
import Manifests
import Metadata

/// A project of a repository, before anything else is known of it.
struct ProjectDraft: Sendable {
  /// Projects of one repository.
  private static let most = 10_000

  var name: String
  /// Relative to the repository's root; empty for the root.
  var folder: String
  var manifest: ManifestProject?
  /// What a catalogue file calls it, where it declares several components in the folder.
  var component: EntityReference?

  /// A project for each manifest; for each component, and each folder with metadata, that no manifest describes; and one
  /// for the repository itself, unless one of these stands at its root.
  static func all(in reading: RepositoryReading) -> [ProjectDraft] {
    var drafts = reading.manifests.projects.map { ProjectDraft(name: $0.name, folder: $0.folder, manifest: $0) }
    let folders = Set(drafts.map(\.folder))
    for subject in reading.metadata.subjects {
      if let component = subject.component {
        let same = drafts.firstIndex {
          $0.folder == subject.folder && $0.component == nil && $0.name.lowercased() == component.name.lowercased()
        }
        if let same {
          drafts[same].component = component
        } else {
          drafts.append(ProjectDraft(name: component.name, folder: subject.folder, component: component))
        }
      } else if !subject.folder.isEmpty, !folders.contains(subject.folder), let title = subject[.title]?.value {
        drafts.append(ProjectDraft(name: String(title.prefix(300)), folder: subject.folder))
      }
    }
    if !drafts.contains(where: { $0.folder.isEmpty && ($0.manifest != nil || $0.component != nil) }) {
      let name = reading.record.name.split(separator: "/").last.map(String.init) ?? reading.record.name
      drafts.insert(ProjectDraft(name: name, folder: ""), at: 0)
    }
    return Array(drafts.prefix(most))
  }
}
