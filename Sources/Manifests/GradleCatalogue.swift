import StructuredText

/// A version catalogue, `gradle/libs.versions.toml` (docs.gradle.org, version catalogs).
struct GradleCatalogue {
  struct Library: Equatable {
    /// `group:name`.
    var name: String
    var version: String
  }

  /// By the words that scripts use: `some-thing` is `some.thing`.
  private var libraries: [String: Library] = [:]
  private var bundles: [String: [String]] = [:]
  private var plugins: [String: Library] = [:]

  init(_ text: String) throws(ManifestFailure) {
    let table = try TOMLReader.table(text)
    let versions = table["versions"]?.table
    for entry in table["libraries"]?.table?.entries ?? [] {
      libraries[Self.words(entry.key)] = Self.library(entry.value, versions)
    }
    for entry in table["bundles"]?.table?.entries ?? [] {
      bundles[Self.words(entry.key)] = entry.value.texts.prefix(1_000).map(Self.words)
    }
    for entry in table["plugins"]?.table?.entries ?? [] {
      let details = entry.value.table
      let parts = (entry.value.text ?? "").split(separator: ":", maxSplits: 1).map(String.init)
      guard let id = details?["id"]?.text ?? parts.first else { continue }
      plugins[Self.words(entry.key)] = Library(
        name: id, version: Self.version(details?["version"], versions) ?? parts.dropFirst().first ?? "")
    }
  }

  /// What `libs.some.thing` stands for, given what is behind the catalogue's name.
  func libraries(_ words: some Collection<String>) -> [Library] {
    guard words.first == "bundles" else { return libraries[words.joined(separator: ".")].map { [$0] } ?? [] }
    return bundles[words.dropFirst().joined(separator: ".")]?.compactMap { libraries[$0] } ?? []
  }

  /// The plugin of `libs.plugins.some.thing`: its name is the id.
  func plugin(_ words: some Collection<String>) -> Library? {
    words.first == "plugins" ? plugins[words.dropFirst().joined(separator: ".")] : nil
  }

  private static func words(_ alias: String) -> String {
    alias.split { "-_.".contains($0) }.joined(separator: ".")
  }

  /// `"group:name:version"`, `{ module = "group:name", version.ref = "x" }`, `{ group, name, version }`.
  private static func library(_ value: DataValue, _ versions: DataTable?) -> Library? {
    if let text = value.text {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count > 1 else { return nil }
      return Library(name: parts[..<2].joined(separator: ":"), version: parts.count > 2 ? String(parts[2]) : "")
    }
    guard let table = value.table else { return nil }
    var name = table["module"]?.text
    if let group = table["group"]?.text, let artifact = table["name"]?.text { name = name ?? "\(group):\(artifact)" }
    return name.map { Library(name: $0, version: version(table["version"], versions) ?? "") }
  }

  /// A text, a reference, or a rich version.
  private static func version(_ value: DataValue?, _ versions: DataTable?) -> String? {
    if let text = value?.text { return text }
    guard let table = value?.table else { return nil }
    if let reference = table["ref"]?.text {
      let shared = versions?[reference]
      return shared?.text ?? rich(shared?.table)
    }
    return rich(table)
  }

  private static func rich(_ table: DataTable?) -> String? {
    table?["strictly"]?.text ?? table?["require"]?.text ?? table?["prefer"]?.text
  }
}
