import Foundation

/// An entry of a foreign catalogue: what schema.org's SoftwareSourceCode says, as plain values.
package struct ImportedProject: Sendable, Equatable {
  /// What the foreign catalogue calls it; unique there.
  package var identifier: String
  package var name: String
  package var description = ""
  /// `codeRepository`, else `url`: a web address.
  package var url = ""
  /// The package type of purl when the catalogue is of one ecosystem; the project then publishes a package of its
  /// name. Empty when unknown, as all texts below.
  package var ecosystem = ""
  /// `programmingLanguage`.
  package var language = ""
  /// An SPDX expression.
  package var license: String?
  package var version = ""
  /// `keywords`.
  package var topics: [String] = []
  /// `applicationCategory` or the catalogue's own word for library, service, ...
  package var kind = ""
  /// `developmentStatus` or the catalogue's own word.
  package var lifecycle = ""
  /// `dateModified`, as written.
  package var modified = ""
  /// 1 for the most used one; nil when unknown.
  package var popularityRank: Int?
  /// What its page says beside all this, as JSON.
  package var profile = "{}"

  package init(identifier: String, name: String) {
    self.identifier = identifier
    self.name = name
  }

  /// 1 for the first, halved at the tenth, a third at the hundredth.
  var weight: Double {
    guard let rank = popularityRank, rank > 0 else { return 0 }
    return 1 / (1 + log10(Double(rank)))
  }
}

/// What an import changed.
package struct ImportOutcome: Sendable, Equatable {
  /// Projects the imported catalogue holds now.
  package var projects = 0
  package var added = 0
  package var changed = 0
  package var removed = 0
  /// Entries whose identifier stood in the file before; the first one counts.
  package var repeated = 0

  package init(projects: Int = 0, added: Int = 0, changed: Int = 0, removed: Int = 0, repeated: Int = 0) {
    self.projects = projects
    self.added = added
    self.changed = changed
    self.removed = removed
    self.repeated = repeated
  }

  package var unchanged: Int { projects - added - changed }
}
