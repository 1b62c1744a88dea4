import Catalog
import Foundation
import Readiness
import SearchModel

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
  /// The latest version first.
  var releases: [ReleaseList.Release] = []

  var text: String? {
    switch package.ecosystem {
    case "swift": swift
    case "npm": folder.isEmpty ? "npm install \(shell("git+\(address)"))" : "npm install \(shell(package.name))"
    case "cmake": cmake
    case "pypi": "pip install \(shell("\(package.name) @ git+\(address)\(subdirectory)"))"
    case "cargo": "cargo add \(shell(package.name)) --git \(shell(address))"
    case "golang": "go get \(shell(package.name))"
    case "maven": maven
    case "nuget":
      "dotnet add package \(shell(package.name))" + (version.map { " --version \(shell($0))" } ?? "")
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

  /// The newest release; when there is none the newest version that somebody here asks for, else the default branch.
  private var swiftRequirement: String {
    let versions = requirements.compactMap { requirement in
      requirement.wholeMatch(of: /from:\s*"([0-9A-Za-z.+-]+)"/).map { String($0.1) }
    }
    let newest = versions.max { $0.compare($1, options: .numeric) == .orderedAscending }
    // Swift packages have versions of three numbers, each with its tag.
    let release = releases.first { Self.isFinal($0) && $0.tag != nil && $0.version.numbers.count == 3 }?.version.text
    return (release ?? newest).map { "from: \(quoted($0))" } ?? "branch: \(quoted(branch))"
  }

  private static func isFinal(_ release: ReleaseList.Release) -> Bool { !release.version.isPrerelease }

  /// What the manifest says; where it leaves that to the build, or says what is worked on, the newest release.
  private var version: String? {
    let release = releases.first(where: Self.isFinal)?.version.text
    guard let version = package.version else { return release }
    return version.contains("$") || version.hasSuffix("-SNAPSHOT") ? release ?? version : version
  }

  /// The form of Maven, and that of Gradle as a comment.
  private var maven: String? {
    let parts = package.name.split(separator: ":")
    guard parts.count == 2 else { return nil }
    var lines = [
      "<dependency>", "  <groupId>\(escaped(parts[0]))</groupId>", "  <artifactId>\(escaped(parts[1]))</artifactId>",
    ]
    if let version { lines.append("  <version>\(escaped(version[...]))</version>") }
    lines.append("</dependency>")
    let notation = ([package.name] + [version].compactMap(\.self)).joined(separator: ":")
    // A comment ends at two hyphens, and a template of Kotlin begins with a dollar.
    if notation.wholeMatch(of: /[0-9A-Za-z_.:+-]+/) != nil, !notation.contains("--") {
      lines.append("<!-- Gradle: implementation(\(quoted(notation))) -->")
    }
    return lines.joined(separator: "\n")
  }

  /// CMake fetches a repository by its address; one that is built and installed already it finds by name.
  private var cmake: String? {
    guard package.name.wholeMatch(of: /[0-9A-Za-z_.+-]+/) != nil else { return nil }
    let tag = releases.first { Self.isFinal($0) && $0.tag != nil }?.tag?.name ?? branch
    let place = folder.isEmpty ? "" : " SOURCE_SUBDIR \(cmakeText(folder))"
    return """
      include(FetchContent)
      FetchContent_Declare(\(package.name) GIT_REPOSITORY \(cmakeText(address)) GIT_TAG \(cmakeText(tag))\(place))
      FetchContent_MakeAvailable(\(package.name))
      # where it is installed: find_package(\(package.name) REQUIRED)
      """
  }

  /// A text of CMake, in which a dollar does not begin a variable.
  private func cmakeText(_ text: String) -> String { quoted(text).replacing("$", with: "\\$") }

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
    // An option is none of these words.
    text.hasPrefix("-") ? ShellWord.quoted(text) : ShellWord.text(text)
  }

  private func escaped(_ text: Substring) -> String {
    String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
