/// Why git could not do something with a repository: the repository, the cause
/// in one sentence, and the way out. Never holds credentials or control codes.
package struct GitError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// The host did not answer, or hung up.
    case unreachable
    /// The host wants credentials that we do not have, or its identity is in doubt.
    case authentication
    /// The address is not one we fetch from.
    case refusedAddress
    /// The host answered with a redirect.
    case redirect
    /// The content broke a safety rule (git's fsck).
    case refusedContent
    /// There is no repository at this address (any more).
    case notFound
    /// Objects are missing or damaged.
    case corrupt
    /// A limit on entries, refs or bytes was hit.
    case tooLarge
    /// Time ran out.
    case deadline
    case cancelled
    /// The repository belongs to another user of this machine.
    case ownership
    case gitMissing
    case gitTooOld
    /// Another process works on the same mirror.
    case busy
    case diskFull
    /// The revision or path does not exist in the repository.
    case unknownRevision
    /// Anything else that git refused.
    case failed
  }

  package var kind: Kind
  /// The name of the repository; empty when the error concerns git itself.
  package var repository: String
  /// What went wrong and why: one sentence that names the repository.
  package var message: String
  /// What to do about it; empty when nothing can be done.
  package var hint: String

  package init(_ kind: Kind, repository: String = "", _ message: String, hint: String = "") {
    self.kind = kind
    self.repository = repository
    self.message = message
    self.hint = hint
  }

  package var description: String { hint.isEmpty ? message : "\(message) \(hint)" }
}
