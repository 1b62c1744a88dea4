import SearchModel

/// Names of packages and modules as words: `RetryKit`, `retry-kit` and `@acme/retry_kit` are `retry kit`.
package enum NameParts {
  /// The words of a name in lower case, without who publishes it: of `github.com/acme/retry/v2`, of `org.acme:retry`
  /// and of `@acme/retry` it is `retry`.
  package static func words(of name: String) -> [String] {
    let words = NameWords.split(String(own(name))).map { $0.lowercased() }
    let telling = words.filter { !silent.contains($0) }
    return telling.isEmpty ? words : telling
  }

  /// Words that say nothing of what it is for.
  private static let silent: Set<String> = [
    "lib", "library", "js", "ts", "node", "py", "python", "swift", "go", "golang", "rs", "rust", "java", "kotlin",
    "ruby", "php", "dotnet", "net", "kit", "core", "common", "package", "module",
  ]

  /// The part of a name that is the thing's own.
  private static func own(_ name: String) -> Substring {
    var parts = name.split { $0 == "/" || $0 == ":" }
    // A major version of a Go module.
    if parts.count > 1, let last = parts.last, last.first == "v", last.dropFirst().allSatisfy(\.isNumber) {
      parts.removeLast()
    }
    return parts.last ?? name[...]
  }
}
