import Foundation
import Metadata

/// What an imported catalogue says of a project beside what all projects have.
package struct ImportedFacts: Codable, Sendable, Equatable {
  package var version = ""
  /// A date or a part of one, as written.
  package var modified = ""
  /// 1 for the most used of its catalogue.
  package var popularityRank: Int?
  /// Names.
  package var maintainers: [String] = []
  package var authors: [String] = []
  package var languages: [String] = []
  /// Addresses as written, of any scheme; nil where they are the project's own address.
  package var homepage: String?
  package var download: String?

  package init() {}

  init(_ entry: SoftwareSourceCode) {
    version = entry.version ?? ""
    modified = entry.modified ?? ""
    popularityRank = entry.popularityRank
    maintainers = entry.maintainers.prefix(Self.most).map(\.name)
    authors = entry.authors.prefix(Self.most).map(\.name)
    languages = Array(entry.languages.prefix(Self.most))
    homepage = entry.repository == nil ? nil : entry.homepage
    download = entry.download
  }

  /// People and languages that are kept.
  private static let most = 20
}
