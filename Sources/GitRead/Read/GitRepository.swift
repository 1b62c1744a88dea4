/// A bare repository of ours (a mirror), open for reading. Every reading
/// operation is an extension of this type in a file of its own.
package struct GitRepository: Sendable {
  /// The name people use; errors carry it.
  package let name: String
  /// Absolute path of the git directory.
  package let directory: String
  package let git: GitEnvironment

  package init(name: String, directory: String, git: GitEnvironment) {
    self.name = name
    self.directory = directory
    self.git = git
  }
}

/// A revision to read: always a full ref name or an object id, never a word
/// that git could take for an option or resolve by its own rules.
package enum Revision: Sendable, Hashable, CustomStringConvertible {
  case commit(ObjectID)
  /// A branch by its short name, as `main`.
  case branch(String)
  /// A full ref name, as `refs/heads/main` or `HEAD`.
  case ref(String)

  package var description: String {
    switch self {
    case .commit(let id): id.hex
    case .branch(let name): "refs/heads/" + name
    case .ref(let name): name
    }
  }
}
