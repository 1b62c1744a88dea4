/// A version of the git program, as `git version` prints it.
package struct GitVersion: Sendable, Comparable, CustomStringConvertible {
  package var major: Int
  package var minor: Int
  package var patch: Int

  /// The first that has `cat-file --batch-command`.
  static let oldest = GitVersion(major: 2, minor: 36, patch: 0)

  init(major: Int, minor: Int, patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// From `git version 2.39.5 (Apple Git-154)` and kin; nil when it is not that.
  init?(output: String) {
    let words = output.split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count >= 3, words[0] == "git", words[1] == "version" else { return nil }
    let numbers = words[2].split(separator: ".").map { Int($0.prefix(while: \.isNumber)) ?? 0 }
    guard numbers.count >= 2 else { return nil }
    self.init(major: numbers[0], minor: numbers[1], patch: numbers.count > 2 ? numbers[2] : 0)
  }

  package static func < (left: GitVersion, right: GitVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }

  package var description: String { "\(major).\(minor).\(patch)" }
}
