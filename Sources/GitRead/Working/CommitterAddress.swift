/// The e-mail address under which somebody commits.
package enum CommitterAddress {
  /// As git's settings have it in a folder, those of the user and of the repository around; nil where they have none.
  ///
  /// `surroundings` is the environment of this process.
  package static func configured(in folder: String, surroundings: [String: String]) -> String? {
    let address = try? PlainGit(surroundings: surroundings).line(["config", "--get", "user.email"], in: folder)
    return address.flatMap { $0.isEmpty ? nil : $0 }
  }
}
