/// What a package manifest says of the package: read as data, never run.
package struct ManifestProject: Sendable, Equatable {
  package var name: String
  /// One line; empty when the manifest has none.
  package var description = ""
  /// Where the manifest stands, relative to the repository's root; empty at the root.
  package var folder: String
  /// The manifest itself, relative to the repository's root.
  package var path = ""
  /// The package type of purl (github.com/package-url/purl-spec): swift, npm, pypi, cargo,
  /// golang, maven, nuget, gem, composer, docker; and `cmake`.
  package var ecosystem: String
  /// Whether others can name it as needed: a list of requirements publishes nothing.
  package var isPackage = true
  /// The same project as a package of further ecosystems, from other manifests beside this one.
  package var alsoPublished: [ManifestPackage] = []
  /// An SPDX expression; nil when the manifest has none that is one.
  package var license: String?
  package var keywords: [String] = []
  package var homepage: String?
  package var version: String?
  /// What it publishes, where that has names of its own: libraries, executables, plugins.
  package var products: [String] = []
  /// The modules it is built of, tests among them, where the manifest names them.
  package var targets: [String] = []
  package var dependencies: [ManifestDependency] = []
  /// What it is, where the manifest shows it.
  package var kind: Kind?
  /// The 1-based lines on which the manifest says what it says.
  package var lines: [Field: Int] = [:]

  package enum Kind: String, Sendable { case library, application, service }

  /// What `lines` are known of; that of `kind` is the line that shows it.
  package enum Field: String, Sendable { case name, description, license, keywords, homepage, version, kind }

  package init(name: String, folder: String, ecosystem: String) {
    self.name = name
    self.folder = folder
    self.ecosystem = ecosystem
  }
}

/// What a manifest publishes of a project that another manifest describes.
package struct ManifestPackage: Sendable, Equatable {
  /// As in `ManifestProject.ecosystem`.
  package var ecosystem: String
  package var name: String
  package var version: String?
  /// Names of libraries and executables.
  package var products: [String]
  /// The manifest, relative to the repository's root.
  package var path: String
  /// 1-based.
  package var line: Int?

  package init(
    ecosystem: String, name: String, version: String? = nil, products: [String] = [], path: String, line: Int? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.version = version
    self.products = products
    self.path = path
    self.line = line
  }
}

/// A package that a manifest names as needed.
package struct ManifestDependency: Sendable, Hashable {
  /// When it is needed.
  package enum Scope: String, Sendable {
    case runtime, development, build, optional
    /// Named only because another dependency needs it.
    case indirect
  }

  /// As in `ManifestProject.ecosystem`.
  package var ecosystem: String
  /// As the ecosystem identifies it; for Swift the last component of the address, lower-case.
  package var name: String
  /// The versions that will do, as written; empty for any.
  package var requirement: String
  /// The address or folder it is fetched from, where the manifest says so.
  package var location: String?
  package var scope: Scope
  /// The file that names it, where that is not the project's manifest.
  package var path: String?
  /// 1-based.
  package var line: Int?

  package init(
    ecosystem: String, name: String, requirement: String = "", location: String? = nil, scope: Scope = .runtime,
    line: Int? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.requirement = requirement
    self.location = location
    self.scope = scope
    self.line = line
  }
}

/// A manifest that could not be read, or not wholly.
package struct ManifestProblem: Sendable, Equatable {
  package var path: String
  /// 1-based; nil when it concerns the whole file.
  package var line: Int?
  /// A whole sentence that names the file.
  package var message: String

  package init(path: String, line: Int?, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }
}
