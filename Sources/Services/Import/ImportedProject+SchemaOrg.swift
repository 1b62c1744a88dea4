import Catalog
import Metadata

extension ImportedProject {
  /// What the catalogue keeps of a foreign entry.
  init(_ entry: SoftwareSourceCode) throws {
    self.init(identifier: entry.identifier, name: entry.name)
    description = entry.description
    url = entry.repository ?? entry.homepage ?? ""
    language = entry.languages.first ?? ""
    license = entry.license
    version = entry.version ?? ""
    topics = entry.keywords
    kind = entry.category ?? ""
    lifecycle = entry.status.map { Lifecycle(written: $0)?.rawValue ?? $0 } ?? ""
    modified = entry.modified ?? ""
    popularityRank = entry.popularityRank
    profile = try ProfileText.encode(ImportedFacts(entry))
  }
}
