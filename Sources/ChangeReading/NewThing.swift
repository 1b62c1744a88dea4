package import SearchModel

/// Something that a change brings and that somebody may have already.
package struct NewThing: Sendable, Equatable {
  package enum Kind: String, Sendable, Codable {
    /// A manifest that publishes something.
    case package
    /// A target of a manifest, or a folder of code.
    case module
    /// A package of others that a manifest names.
    case dependency

    /// As people say it.
    package var words: String {
      switch self {
      case .package: "new package"
      case .module: "new module"
      case .dependency: "new dependency"
      }
    }
  }

  package var kind: Kind
  /// As the manifest spells it; of a folder its last component.
  package var name: String
  /// As in `ManifestProject.ecosystem`; empty for a folder of code.
  package var ecosystem: String
  /// The manifest that says so, or the folder, from the repository's root.
  package var path: String
  /// 1-based; nil for a folder.
  package var line: Int?
  /// What it says of itself, at most a paragraph; empty when it says nothing.
  package var about: String
  /// Of a dependency: where it is fetched from, if the manifest says so.
  package var location: PackageLocation?

  package init(
    kind: Kind, name: String, ecosystem: String = "", path: String, line: Int? = nil, about: String = "",
    location: PackageLocation? = nil
  ) {
    self.kind = kind
    self.name = name
    self.ecosystem = ecosystem
    self.path = path
    self.line = line
    self.about = about
    self.location = location
  }

  /// Of a dependency.
  package var package: PackageKey { PackageKey(ecosystem: ecosystem, name: name) }

  /// What is needed, as somebody would say it who looks for such a thing: what it says of itself, else the words of its
  /// name.
  package var need: String {
    let words = NameParts.words(of: name).joined(separator: " ")
    let need = about.isEmpty ? words : "\(words): \(about)"
    return String(decoding: need.utf8.prefix(Self.longestNeed), as: UTF8.self)
  }

  /// Bytes: about as much as the sentence model takes in one pass.
  private static let longestNeed = 1_000
}
