/// A command with which people build, test or run a project.
package struct ProjectCommand: Sendable, Equatable, Codable {
  /// How sure it is that people here use this very command.
  package enum Basis: String, Sendable, Codable, CaseIterable {
    /// In a document for people.
    case documented
    /// A target, script or task of the project's own.
    case task
    /// What the build system's manifest makes work.
    case manifest
    /// A step of a workflow.
    case workflow
  }

  package var purpose: CommandPurpose
  /// One line for a shell in the repository's root; lines that were continued are joined.
  package var command: String
  package var basis: Basis
  package var source: Evidence

  package init(purpose: CommandPurpose, command: String, basis: Basis, source: Evidence) {
    self.purpose = purpose
    self.command = command
    self.basis = basis
    self.source = source
  }
}
