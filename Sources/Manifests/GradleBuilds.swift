import StructuredText

/// The Gradle builds of a repository (docs.gradle.org). A build's projects take names, groups and versions from its
/// settings, its properties and its root, so they are understood together.
struct GradleBuilds {
  private typealias Place = (value: GradleText, line: Int)

  private struct Build {
    var file: ManifestFile
    var script: GradleScript
    /// What names stand for: the first that a script sets.
    var constants: [String: GradleText]
    /// What it sets for the projects below it.
    var shared: [String: GradleText]
  }

  private struct Settings {
    var name: String?
    /// Folders of the build's projects by path, `:a:b`; the root's is not among them.
    var folders: [String: String] = [:]
    /// The same by the words of `projects.a.b`.
    var accessors: [String: String] = [:]
    /// Names of projects by folder.
    var names: [String: String] = [:]
  }

  private var builds: [Build] = []
  private var settings: [String: Settings] = [:]
  private var properties: [String: [String: Place]] = [:]
  /// By the folder above `gradle`, and by name.
  private var catalogues: [String: [String: GradleCatalogue]] = [:]

  mutating func add(_ file: ManifestFile, _ kind: ManifestKind.GradleFile) throws(ManifestFailure) {
    switch kind {
    case .build: addBuild(file, try GradleScript(file.text))
    case .settings:
      if settings[file.folder] == nil { settings[file.folder] = Self.settings(file, try GradleScript(file.text)) }
    case .properties: properties[file.folder] = Self.properties(file)
    case .catalogue:
      let folder = file.folder.lastIndex(of: "/").map { String(file.folder[..<$0]) } ?? ""
      catalogues[folder, default: [:]][String(file.fileName.dropLast(14))] = try GradleCatalogue(file.text)
    }
  }

  private mutating func addBuild(_ file: ManifestFile, _ script: GradleScript) {
    var constants: [String: GradleText] = [:]
    var shared: [String: GradleText] = [:]
    for setting in script.settings {
      if constants[setting.key] == nil { constants[setting.key] = setting.value }
      if ["allprojects", "subprojects"].contains(setting.blocks.last ?? ""), shared[setting.key] == nil {
        shared[setting.key] = setting.value
      }
    }
    builds.append(Build(file: file, script: script, constants: constants, shared: shared))
  }

  private static func settings(_ file: ManifestFile, _ script: GradleScript) -> Settings {
    var settings = Settings()
    settings.name = script.settings.first { $0.key == "name" && $0.blocks.isEmpty || $0.key == "rootProject.name" }?
      .value.resolved { _ in nil }
    for (path, _) in script.included {
      let parts = path.split(separator: ":")
      guard let last = parts.last else { continue }
      let path = ":" + parts.joined(separator: ":")
      let written = script.folders[path]?.replacing("$rootDir/", with: "") ?? parts.joined(separator: "/")
      guard let folder = SwiftPackageManifest.folder(written, from: file.folder) else { continue }
      settings.folders[path] = folder
      settings.names[folder] = String(last)
      settings.accessors[parts.map { accessor($0) }.joined(separator: ".")] = folder
    }
    return settings
  }

  /// `some-thing` is `someThing`.
  private static func accessor(_ name: Substring) -> String {
    let words = name.split { "-_.".contains($0) }
    return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `key=value` and `key: value` (java.util.Properties), one a line.
  private static func properties(_ file: ManifestFile) -> [String: Place] {
    var properties: [String: Place] = [:]
    for (index, row) in file.lines.enumerated() {
      let row = row.drop(while: \.isWhitespace)
      guard !row.hasPrefix("#"), !row.hasPrefix("!"), let sign = row.firstIndex(where: { $0 == "=" || $0 == ":" }),
        let key = row[..<sign].split(whereSeparator: \.isWhitespace).first,
        let value = ManifestText.line(String(row[sign...].dropFirst()), upTo: ManifestText.longestDescription)
      else { continue }
      properties[String(key)] = (GradleText(value, isTemplate: false), index + 1)
    }
    return properties
  }

  // MARK: Projects

  /// All of them; `repository` is what a build at the root is called when it has no name itself.
  func projects(repository: String) -> [ManifestProject] {
    let rootScripts = Dictionary(builds.map { ($0.file.folder, $0) }, uniquingKeysWith: { first, _ in first })
    var projects = builds.map { build in
      let root = root(of: build.file.folder)
      return Reading(
        build: build, root: root == build.file.folder ? nil : rootScripts[root], settings: settings[root],
        isRoot: root == build.file.folder, own: properties[build.file.folder] ?? [:], shared: properties[root] ?? [:],
        catalogues: catalogues(for: build.file.folder), repository: repository)
    }.map { ($0, $0.project) }
    let names = Dictionary(
      projects.compactMap { $1.map { ($0.folder, $0.name) } }, uniquingKeysWith: { first, _ in first })
    for index in projects.indices { projects[index].0.addNeeds(to: &projects[index].1, names: names) }
    return projects.compactMap(\.1)
  }

  /// The nearest folder with settings at or above one; itself where there are none.
  private func root(of folder: String) -> String { Self.above(folder).first { settings[$0] != nil } ?? folder }

  private func catalogues(for folder: String) -> [String: GradleCatalogue] {
    Self.above(folder).lazy.compactMap { catalogues[$0] }.first ?? [:]
  }

  /// A folder and those around it, the root last.
  private static func above(_ folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, !last.isEmpty {
      folders.append(last.lastIndex(of: "/").map { String(last[..<$0]) } ?? "")
    }
    return folders
  }

  /// One project with what its build says of it.
  private struct Reading {
    let build: Build
    /// The root of its build, where that is another one.
    let root: Build?
    let settings: Settings?
    let isRoot: Bool
    /// The properties beside it, and those beside the root.
    let own: [String: Place]
    let shared: [String: Place]
    let catalogues: [String: GradleCatalogue]
    let repository: String

    // MARK: Values

    private func value(_ name: [Substring]) -> GradleText? {
      let key = name.joined(separator: ".")
      let found =
        build.constants[key] ?? own[key]?.value ?? root?.constants[key] ?? shared[key]?.value
      // `version = version` names itself.
      return found == GradleText(name: [key]) ? nil : found
    }

    /// nil when names stay in it.
    private func resolved(_ text: GradleText?) -> String? {
      guard let text else { return nil }
      let result = text.resolved(value)
      return text.isTemplate && result.contains("$")
        ? nil : ManifestText.line(result, upTo: ManifestText.longestDescription)
    }

    /// What a key is set to for this project: by its script, its properties, by the root for all, or in the shared
    /// properties. The line only where it stands in the script.
    private func setting(_ key: String, properties: [String]) -> (text: String, line: Int?)? {
      for setting in build.script.settings where setting.key == key && isForItself(setting) {
        if let text = resolved(setting.value) { return (text, setting.line) }
      }
      for name in properties { if let text = resolved(own[name]?.value) { return (text, nil) } }
      if let text = resolved(root?.shared[key]) { return (text, nil) }
      for name in properties { if let text = resolved(shared[name]?.value) { return (text, nil) } }
      return nil
    }

    private func isForItself(_ setting: GradleScript.Setting) -> Bool {
      setting.blocks.isEmpty || setting.blocks == ["allprojects"] || setting.blocks == ["project"]
    }

    private func first(_ key: String, in block: String) -> (text: String, line: Int)? {
      for setting in build.script.settings where setting.key == key && setting.blocks.contains(block) {
        if let text = resolved(setting.value) { return (text, setting.line) }
      }
      return nil
    }

    private var name: (text: String, line: Int?)? {
      if let text = resolved(own["POM_ARTIFACT_ID"]?.value) { return (text, nil) }
      let artifacts = build.script.settings.filter { $0.key == "artifactId" }
      // Several are several publications, of which none is the project.
      if artifacts.count == 1, let text = resolved(artifacts[0].value) { return (text, artifacts[0].line) }
      for key in ["archivesBaseName", "archivesName"] {
        for setting in build.script.settings where setting.key == key {
          if let text = resolved(setting.value) { return (text, setting.line) }
        }
      }
      let folder = build.file.folderName ?? repository
      let name = isRoot ? settings?.name ?? folder : settings?.names[build.file.folder] ?? folder
      return name.isEmpty ? nil : (name, nil)
    }

    /// Without its dependencies; nil when it has no name.
    var project: ManifestProject? {
      guard let artifact = name else { return nil }
      let group = setting("group", properties: ["group", "GROUP", "POM_GROUP_ID"])
      guard let name = ManifestText.name([group?.text, artifact.text].compactMap(\.self).joined(separator: ":")) else {
        return nil
      }
      var project = ManifestProject(name: name, folder: build.file.folder, ecosystem: "maven")
      project.path = build.file.path
      project.isPackage = group != nil
      project.lines[.name] = artifact.line ?? group?.line
      if let version = setting("version", properties: ["version", "VERSION_NAME", "VERSION"]) {
        project.version = ManifestText.name(version.text)
        project.lines[.version] = version.line
      }
      let pom = first("description", in: "pom")
      if let description = pom.map({ ($0.text, $0.line as Int?) })
        ?? setting("description", properties: ["POM_DESCRIPTION"])
      {
        project.description = description.0
        project.lines[.description] = description.1
      }
      let license = first("name", in: "license")
      project.license = License.expression(
        license?.text ?? resolved((own["POM_LICENCE_NAME"] ?? own["POM_LICENSE_NAME"])?.value)
          ?? resolved((shared["POM_LICENCE_NAME"] ?? shared["POM_LICENSE_NAME"])?.value))
      project.lines[.license] = license?.line
      project.homepage = ManifestText.homepage(
        build.script.settings.first { $0.key == "url" && $0.blocks.last == "pom" }.flatMap { resolved($0.value) }
          ?? resolved((own["POM_URL"] ?? shared["POM_URL"])?.value))
      noteKind(of: &project)
      return project
    }

    // MARK: Plugins

    private static let kinds: [(kind: ManifestProject.Kind, plugins: Set<String>)] = [
      (.service, ["org.springframework.boot", "war", "io.quarkus", "io.micronaut.application", "io.ktor.plugin"]),
      (.application, ["application", "com.android.application", "org.jetbrains.intellij"]),
      (
        .library,
        [
          "java-library", "com.android.library", "maven-publish", "java-gradle-plugin", "com.gradle.plugin-publish",
          "com.vanniktech.maven.publish", "java-platform",
        ]
      ),
    ]

    /// Id and version; nil when it is not known.
    private func known(_ plugin: GradleScript.Plugin) -> GradleCatalogue.Library? {
      let text = plugin.id.text
      if plugin.id.isTemplate, text.hasPrefix("${"), text.hasSuffix("}") {
        let words = text.dropFirst(2).dropLast().split(separator: ".").map(String.init)
        return catalogues[words.first ?? ""]?.plugin(words.dropFirst())
      }
      return resolved(plugin.id).map {
        GradleCatalogue.Library(name: $0, version: plugin.version?.resolved(value) ?? "")
      }
    }

    private func noteKind(of project: inout ManifestProject) {
      let applied = build.script.plugins.filter(\.isApplied).compactMap { plugin in
        known(plugin).map { ($0.name, plugin.line) }
      }
      for (kind, plugins) in Self.kinds {
        if let found = applied.first(where: { plugins.contains($0.0) }) { return project.note(kind, line: found.1) }
      }
    }

    // MARK: Dependencies

    /// `names` are those of the repository's projects by folder.
    func addNeeds(to project: inout ManifestProject?, names: [String: String]) {
      guard var result = project else { return }
      for plugin in build.script.plugins {
        // Those of Gradle itself have no dots; those without a version come from the build itself.
        guard let known = known(plugin), known.name.contains("."), !known.version.isEmpty else { continue }
        // Under this name plugins are published (docs.gradle.org, plugin markers).
        add("\(known.name):\(known.name).gradle.plugin", known.version, scope: .build, line: plugin.line, to: &result)
      }
      for need in build.script.needs where result.dependencies.count < ManifestText.mostDependencies {
        for (name, version) in coordinates(of: need.what, names: names) {
          add(name, version, scope: need.scope, line: need.line, to: &result)
        }
      }
      project = result
    }

    private func add(
      _ name: String, _ version: String, scope: ManifestDependency.Scope, line: Int, to project: inout ManifestProject
    ) {
      project.add(
        ManifestDependency(ecosystem: "maven", name: name, requirement: version, scope: scope, line: line))
    }

    private func coordinates(of what: GradleScript.Need.What, names: [String: String]) -> [(String, String)] {
      switch what {
      case .notation(let text): return Self.coordinates(text.resolved(value)).map { [$0] } ?? []
      case .coordinates(let group, let name, let version):
        let text = "\(group.resolved(value)):\(name.resolved(value))"
        return [(text, version?.resolved(value) ?? "")]
      case .project(let path):
        let path = path.hasPrefix(":") ? path : ":" + path
        let folder = settings?.folders[path] ?? path.split(separator: ":").joined(separator: "/")
        return names[folder].map { [($0, "")] } ?? []
      case .accessor(let words):
        if words.first == "projects" {
          let folder = settings?.accessors[words.dropFirst().joined(separator: ".")]
          return folder.flatMap { names[$0] }.map { [($0, "")] } ?? []
        }
        if let catalogue = catalogues[words[0]] {
          return catalogue.libraries(words.dropFirst()).map { ($0.name, $0.version) }
        }
        let text = value(words.drop { ["rootProject", "project", "ext"].contains($0) }.map { $0[...] })
        return text.flatMap { Self.coordinates($0.resolved(value)) }.map { [$0] } ?? []
      }
    }

    /// `group:name[:version[:classifier]][@type]`.
    private static func coordinates(_ text: String) -> (String, String)? {
      let parts = text.prefix { $0 != "@" }.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count > 1, !parts[0].isEmpty, !parts[1].isEmpty, !parts.contains(where: { $0.contains(" ") }) else {
        return nil
      }
      return ("\(parts[0]):\(parts[1])", parts.count > 2 ? String(parts[2]) : "")
    }
  }
}
