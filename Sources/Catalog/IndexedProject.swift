/// A project with all that its repository's files say of it.
package struct IndexedProject: Sendable, Equatable {
  package var record: ProjectRecord
  package var packages: [PackageRecord]
  package var dependencies: [DependencyRecord]
  /// What pages say of it, as JSON.
  package var profile: String

  package init(
    _ record: ProjectRecord, packages: [PackageRecord] = [], dependencies: [DependencyRecord] = [],
    profile: String = "{}"
  ) {
    self.record = record
    self.packages = packages
    self.dependencies = dependencies
    self.profile = profile
  }
}
