import Catalog
import Foundation

/// What a consumer writes or runs to use a package.
///
/// Where the ecosystem can, it is taken from the repository's address: a package of the same name in a public registry
/// may be somebody else's.
struct UsageSnippet {
  let package: PackageRecord
  let sourceURL: String
  let folder: String
  let branch: String
  /// How others of the organisation ask for the package, as written.
  let requirements: [String]
  /// The newest version that was released; nil when none is known.
  var release: String?

  var text: String? {
    switch package.ecosystem {
    case "swift": swift
    case "npm": folder.isEmpty ? "npm install \(shell("git+\(address)"))" : "npm install \(shell(package.name))"
    case "pypi": "pip install \(shell("\(package.name) @ git+\(address)\(subdirectory)"))"
    case "cargo": "cargo add \(shell(package.name)) --git \(shell(address))"
    case "golang": "go get \(shell(package.name))"
    case "maven": maven
    case "nuget":
      "dotnet add package \(shell(package.name))" + (package.version.map { " --version \(shell($0))" } ?? "")
    case "gem": gem
    case "composer": composer
    default: nil
    }
  }

  /// A Swift package in a folder of its repository cannot be fetched from elsewhere.
  private var swift: String? {
    guard folder.isEmpty else { return nil }
    var lines = [".package(url: \(quoted(sourceURL)), \(swiftRequirement))"]
    lines += package.products.filter { !$0.hasPrefix("_") }.map {
      ".product(name: \(quoted($0)), package: \(quoted(package.name)))"
    }
    return lines.joined(separator: "\n")
  }

  /// The newest version that somebody here asks for; when nobody does the newest that was released, else the default
  /// branch.
  private var swiftRequirement: String {
    let versions = requirements.compactMap { requirement in
      requirement.wholeMatch(of: /from:\s*"([0-9A-Za-z.+-]+)"/).map { String($0.1) }
    }
    let newest = versions.max { $0.compare($1, options: .numeric) == .orderedAscending }
    return (newest ?? release).map { "from: \(quoted($0))" } ?? "branch: \(quoted(branch))"
  }

  private var maven: String? {
    let parts = package.name.split(separator: ":").map(escaped)
    guard parts.count == 2 else { return nil }
    var lines = ["<dependency>", "  <groupId>\(parts[0])</groupId>", "  <artifactId>\(parts[1])</artifactId>"]
    if let version = package.version { lines.append("  <version>\(escaped(version[...]))</version>") }
    return (lines + ["</dependency>"]).joined(separator: "\n")
  }

  private var gem: String {
    let place = folder.isEmpty ? "" : ", glob: \(quoted("\(folder)/*.gemspec"))"
    return "gem \(quoted(package.name)), git: \(quoted(address))\(place)"
  }

  private var composer: String {
    let require = "composer require \(shell(package.name))"
    guard folder.isEmpty else { return require }
    return "composer config repositories.\(shell(package.name)) vcs \(shell(address))\n\(require)"
  }

  /// A folder as an address.
  private var address: String { sourceURL.hasPrefix("/") ? "file://\(sourceURL)" : sourceURL }

  private var subdirectory: String { folder.isEmpty ? "" : "#subdirectory=\(folder)" }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"", "\\": result += "\\\(character)"
      case _ where character.properties.generalCategory == .control: result += "\u{FFFD}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }

  /// One word of a POSIX shell, whatever it holds.
  private func shell(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: /[0-9A-Za-z_.\/:@+=,%-]+/) != nil && !text.hasPrefix("-")
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  private func escaped(_ text: Substring) -> String {
    String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
