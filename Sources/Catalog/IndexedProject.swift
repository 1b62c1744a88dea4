/// A project with all that its repository's files say of it.
package struct IndexedProject: Sendable, Equatable {
  package var record: ProjectRecord
  package var packages: [PackageRecord]
  package var dependencies: [DependencyRecord]
  /// What pages say of it, as JSON.
  package var profile: String
  /// Its functions and types that others may use, the most telling first.
  package var symbols: [ProjectSymbol]

  package init(
    _ record: ProjectRecord, packages: [PackageRecord] = [], dependencies: [DependencyRecord] = [],
    profile: String = "{}", symbols: [ProjectSymbol] = []
  ) {
    self.record = record
    self.packages = packages
    self.dependencies = dependencies
    self.profile = profile
    self.symbols = symbols
  }
}
