package import SearchModel

/// A package that somebody thinks of depending on.
package struct PackageQuestion: Sendable, Hashable {
  package var package: PackageKey
  /// Where it is fetched from; nil when nobody said so.
  package var location: PackageLocation?
  package var viewer: Viewer

  package init(package: PackageKey, location: PackageLocation? = nil, viewer: Viewer) {
    self.package = package
    self.location = location
    self.viewer = viewer
  }
}

/// What the organisation has to do with one package, as far as one viewer may see.
package struct PackageUse: Sendable {
  package static let mostUsers = 20
  package static let mostWrappers = 3

  /// Own projects that publish it under this name and, where that is known, from this place.
  package var publishers: [ProjectOffer]
  /// Own projects that use it and offer it on, as their names or descriptions tell: the most used first, at most
  /// `mostWrappers`.
  package var wrappers: [ProjectOffer]
  /// Manifest lines that name it, one for each project, by the project's name; at most `mostUsers`.
  package var users: [ProjectConsumer]
  /// Projects that use it.
  package var total: Int
  /// What an imported catalogue says it is for; empty when none knows.
  package var about: String

  package init(
    publishers: [ProjectOffer] = [], wrappers: [ProjectOffer] = [], users: [ProjectConsumer] = [], total: Int = 0,
    about: String = ""
  ) {
    self.publishers = publishers
    self.wrappers = wrappers
    self.users = users
    self.total = total
    self.about = about
  }
}
