import StructuredText

/// What a Gradle build script writes out (docs.gradle.org): values it sets, plugins, dependencies. It is a program, and
/// is not run: statements count whatever conditions they stand under.
struct GradleScript {
  typealias Token = GradleLexer.Token

  /// `key = "value"`, `key "value"`, and what amounts to it.
  struct Setting {
    /// The blocks it stands in, the outermost first.
    var blocks: [String]
    var key: String
    var value: GradleText
    var line: Int
  }

  struct Plugin {
    var id: GradleText
    var version: GradleText?
    /// `apply false` only makes it known.
    var isApplied: Bool
    var line: Int
  }

  struct Need {
    enum What {
      /// `"group:name:version"`.
      case notation(GradleText)
      case coordinates(group: GradleText, name: GradleText, version: GradleText?)
      /// `project(":path")`.
      case project(String)
      /// `libs.some.thing`, `projects.thing`, or a name for a notation.
      case accessor([String])
    }

    var what: What
    var scope: ManifestDependency.Scope
    var line: Int
  }

  private struct Block {
    /// The last word before the brace, and the first.
    var name: String
    var first: String
    var isTest: Bool
    /// Parentheses that were open.
    var depth: Int

    /// Conditions and loops: what stands in them stands in what is around.
    var isTransparent: Bool {
      ["if", "else", "for", "while", "try", "when"].contains(first)
        || ["each", "forEach", "apply", "with", "run", "also", "let", "all", "configureEach", "afterEvaluate", ""]
          .contains(name)
    }
  }

  private static let deepest = 200
  private static let most = 20_000

  private(set) var settings: [Setting] = []
  private(set) var plugins: [Plugin] = []
  private(set) var needs: [Need] = []
  /// `include(":a", ":b")` of settings.
  private(set) var included: [(path: String, line: Int)] = []
  /// `project(":a").projectDir = file("x")` of settings: folders by path.
  private(set) var folders: [String: String] = [:]
  private var blocks: [Block] = []

  init(_ text: String) throws(ManifestFailure) {
    let tokens = try GradleLexer.tokens(of: text)
    var start = 0
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if index > start, depth == 0, token.line > tokens[index - 1].lastLine, !Self.continues(tokens[index - 1], token) {
        add(tokens[start..<index])
        start = index
      }
      guard case .sign(let sign) = token.kind else { continue }
      switch sign {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: "{"):
        guard blocks.count < Self.deepest else {
          throw ManifestFailure(line: token.line, cause: "it nests deeper than \(Self.deepest) levels")
        }
        add(tokens[start..<index])
        blocks.append(Self.block(tokens[start..<index], depth: depth))
        depth = 0
        start = index + 1
      case UInt8(ascii: "}"):
        add(tokens[start..<index])
        depth = blocks.popLast()?.depth ?? 0
        start = index + 1
      case UInt8(ascii: ";") where depth == 0:
        add(tokens[start..<index])
        start = index + 1
      default: break
      }
    }
    if start < tokens.count { add(tokens[start...]) }
  }

  /// Whether a statement goes on though a line ends between two tokens.
  private static func continues(_ before: Token, _ after: Token) -> Bool {
    if case .sign(let sign) = before.kind, ",=+.?:-".utf8.contains(sign) { return true }
    if case .sign(let sign) = after.kind, ".?+{:".utf8.contains(sign) { return true }
    return false
  }

  private static func block(_ tokens: ArraySlice<Token>, depth: Int) -> Block {
    var words: [String] = []
    var open = 0
    for token in tokens {
      switch token.kind {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")): open += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")): open -= 1
      case .word(let word) where open <= 0: words.append(word)
      default: break
      }
    }
    let isTest = words.contains { $0.hasSuffix("Test") || $0 == "test" }
    return Block(name: words.last ?? "", first: words.first ?? "", isTest: isTest, depth: depth)
  }

  // MARK: Statements

  private mutating func add(_ tokens: ArraySlice<Token>) {
    guard !tokens.isEmpty else { return }
    let inner = blocks.last { !$0.isTransparent }?.name
    if inner == "dependencies" {
      let isOther = blocks.contains { ["dependencyManagement", "constraints", "pluginManagement"].contains($0.name) }
      if !isOther { addNeeds(GradleStatement(tokens)) }
    } else if inner == "plugins" {
      let isGradlePlugin = blocks.contains { $0.name == "gradlePlugin" }
      if !isGradlePlugin { addPlugin(GradleStatement(tokens)) }
    } else {
      addSetting(GradleStatement(tokens))
    }
  }

  private mutating func addNeeds(_ statement: GradleStatement) {
    guard needs.count < Self.most, let configuration = statement.configuration,
      let scope = Self.scope(
        configuration, isTest: blocks.contains(where: \.isTest),
        isBuild: blocks.contains { $0.name == "buildscript" })
    else { return }
    needs += statement.needs.map { Need(what: $0.what, scope: scope, line: $0.line) }
  }

  /// Plugins make configurations of any name; those of languages end in the same words. nil for what is none.
  private static func scope(_ configuration: String, isTest: Bool, isBuild: Bool) -> ManifestDependency.Scope? {
    let name = configuration.lowercased()
    if ["constraints", "modules", "components", "println", "exclude", "because", "version", "val", "def", "if"]
      .contains(name)
    {
      return nil
    }
    if isBuild { return .build }
    if isTest || name.contains("test") || name.hasPrefix("debug") || name == "developmentonly" { return .development }
    let runtime = ["implementation", "api", "runtimeonly", "compile", "runtime"]
    return runtime.contains { name.hasSuffix($0) } ? .runtime : .build
  }

  private mutating func addPlugin(_ statement: GradleStatement) {
    guard plugins.count < Self.most, let plugin = statement.plugin else { return }
    plugins.append(plugin)
  }

  private mutating func addSetting(_ statement: GradleStatement) {
    guard settings.count < Self.most, included.count < Self.most, plugins.count < Self.most else { return }
    if let plugin = statement.appliedPlugin { return plugins.append(plugin) }
    if statement.firstWord == "include" {
      included += statement.texts.map { ($0.text.text, $0.line) }
    } else if let (path, folder) = statement.projectFolder {
      folders[path] = folder
    } else {
      let names = blocks.filter { !$0.isTransparent }.suffix(4).map(\.name)
      settings += statement.settings.map { Setting(blocks: names, key: $0.key, value: $0.value, line: $0.line) }
    }
  }
}
