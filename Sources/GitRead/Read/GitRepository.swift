import Glibc

/// A bare repository of ours (a mirror), or one that somebody works in, open for reading. Every reading
/// operation is an extension of this type in a file of its own.
package struct GitRepository: Sendable {
  /// The name people use; errors carry it.
  package let name: String
  /// Absolute path of the git directory.
  package let directory: String
  package let git: GitEnvironment
  /// Whether it is a mirror of ours, in which marks may be left.
  let isMirror: Bool

  package init(name: String, directory: String, git: GitEnvironment) {
    self.init(name: name, directory: directory, git: git, isMirror: true)
  }

  init(name: String, directory: String, git: GitEnvironment, isMirror: Bool) {
    self.name = name
    self.directory = directory
    self.git = git
    self.isMirror = isMirror
  }

  /// A file in the mirror that says: objects could not be read.
  private var damageMark: String { directory + "/guildhall-damaged" }

  /// Leaves a mark by which the next `Mirror.update` fetches the mirror anew.
  package func reportDamage() {
    guard isMirror else { return }
    let descriptor = open(damageMark, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  package var isDamageReported: Bool { access(damageMark, F_OK) == 0 }

  /// Runs a command that reads the repository, and marks the mirror when it finds damage.
  func read(
    _ command: [String], bounds: WorkBounds, consume: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    do {
      try git.run(command, in: directory, name: name, bounds: bounds, consume: consume)
    } catch let error as GitError where error.kind == .corrupt {
      reportDamage()
      throw error
    }
  }
}

/// A revision to read: always a full ref name or an object id, never a word
/// that git could take for an option or resolve by its own rules.
package enum Revision: Sendable, Hashable, CustomStringConvertible {
  case commit(ObjectID)
  /// A branch by its short name, as `main`.
  case branch(String)
  /// What HEAD of a source without branches names (`Mirror.detachedRef`).
  case detached
  /// A full ref name, as `refs/heads/main` or `HEAD`.
  case ref(String)

  package var description: String {
    switch self {
    case .commit(let id): id.hex
    case .detached: Mirror.detachedRef
    case .branch(let name): "refs/heads/" + name
    case .ref(let name): name
    }
  }
}
