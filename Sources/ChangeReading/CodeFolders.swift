import Languages

/// The folders of a tree that hold code and are modules by custom: those at the root of a package, and those below its
/// `src` and kin. What is below them is theirs.
struct CodeFolders {
  struct Module {
    /// The folder of the package that it is in; empty at the root.
    var package: String
    /// Files of code.
    var files: [String] = []
  }

  /// By folder.
  private(set) var modules: [String: Module] = [:]

  /// Folders whose folders are a module each, by custom of the languages.
  private static let containers: Set<String> = [
    "sources", "source", "src", "packages", "libs", "lib", "libraries", "modules", "crates", "internal", "pkg", "cmd",
    "apps", "app", "services", "components", "plugins", "projects",
  ]
  /// Folders that hold no module of the repository's own, or say nothing of what they are for.
  private static let passedOver: Set<String> = [
    "test", "tests", "testing", "__tests__", "spec", "specs", "testdata", "fixtures", "docs", "doc", "documentation",
    "examples", "example", "samples", "sample", "demo", "demos", "snippets", "benchmarks", "benchmark", "bench",
    "scripts", "script", "tools", "ci", "build", "dist", "out", "target", "bin", "node_modules", "vendor", "vendored",
    "third_party", "third-party", "thirdparty", "3rdparty", "pods", "carthage", "generated", "gen", "migrations",
    "assets", "static", "public", "resources", "templates", "locale", "locales", "config", "deploy", "docker",
    "main", "java", "kotlin", "scala", "types", "utils", "util", "helpers", "include",
  ]

  /// `packages` are the folders of manifests.
  init(_ paths: some Sequence<String>, packages: Set<String>) {
    for path in paths {
      guard let place = Self.place(of: path, packages), Self.isCode(path) else { continue }
      modules[place.folder, default: Module(package: place.package)].files.append(path)
    }
  }

  private static func place(of path: String, _ packages: Set<String>) -> (folder: String, package: String)? {
    let folders = path.split(separator: "/").dropLast()
    var outer = folders.count
    while outer > 0, !packages.contains(folders[..<outer].joined(separator: "/")) { outer -= 1 }
    let own = folders[outer...]
    guard var end = own.indices.first else { return nil }
    if containers.contains(own[end].lowercased()) { end += 1 }
    guard end < own.endIndex else { return nil }
    let parts = folders[...end]
    guard !parts.contains(where: { $0.hasPrefix(".") || passedOver.contains($0.lowercased()) }) else { return nil }
    return (parts.joined(separator: "/"), folders[..<outer].joined(separator: "/"))
  }

  private static func isCode(_ path: String) -> Bool {
    Language.detect(path: path, content: []).map { $0.category == .programming } ?? false
  }
}
