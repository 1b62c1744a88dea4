/// A project with all that its repository's files say of it.
package struct IndexedProject: Sendable, Equatable {
  package var record: ProjectRecord
  package var packages: [PackageRecord]
  package var dependencies: [DependencyRecord]
  package var statements: [StatementRecord]
  package var owners: [OwnerRecord]
  /// In the order of the report.
  package var readiness: [ReadinessRecord]

  package init(
    _ record: ProjectRecord, packages: [PackageRecord] = [], dependencies: [DependencyRecord] = [],
    statements: [StatementRecord] = [], owners: [OwnerRecord] = [], readiness: [ReadinessRecord] = []
  ) {
    self.record = record
    self.packages = packages
    self.dependencies = dependencies
    self.statements = statements
    self.owners = owners
    self.readiness = readiness
  }
}
