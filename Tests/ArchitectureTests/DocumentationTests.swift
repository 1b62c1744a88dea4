import Foundation
import TestSupport
import Testing

/// What people can say to Guildhall is written down: these tests read names from
/// the sources and look for them in the documents.
@Suite struct DocumentationTests {
  @Test func everyCommandAndOption() throws {
    let document = try SourceTree.text("docs/commands.md")
    let files = SourceTree.files(under: "Sources/Commands", suffix: "Command.swift")
    for file in files {
      let text = try SourceTree.text(file)
      // Further commands of a file are those of its first.
      let names = matches(of: #/commandName: "([a-z-]+)"/#, in: text).filter { $0 != "guildhall" }
      for name in names {
        let words = name == names[0] ? name : "\(names[0]) \(name)"
        expect(document, toHold: "`guildhall \(words)", "docs/commands.md does not describe \(words).")
      }
      for option in options(in: text) {
        expect(document, toHold: "--\(option)", "docs/commands.md does not describe --\(option) of \(file).")
      }
    }
    #expect(files.count > 5)
  }

  @Test func everySetting() throws {
    let document = try SourceTree.text("docs/configuration.md")
    let source = try SourceTree.text("Sources/Settings/SettingsKeys.swift")
    let keys = Set(matches(of: #/"([A-Za-z]+)"/#, in: source))
    #expect(keys.count > 20)
    for key in keys.sorted() {
      let forms = ["`\(key)`", ".\(key)`", "\(key):"]
      let isDescribed = forms.contains { document.contains($0) }
      #expect(isDescribed, "docs/configuration.md does not describe \(key).")
    }
  }

  @Test func everyQueryField() throws {
    let document = try SourceTree.text("docs/query-syntax.md")
    // Names borrowed from neighbouring tools are a courtesy, and undocumented.
    let whole = try SourceTree.text("Sources/QueryLanguage/QueryField.swift")
    let source = String(whole.prefix(upTo: whole.range(of: "borrowedNames")?.lowerBound ?? whole.endIndex))
    let raw = matches(of: #/case [a-zA-Z]+ = "([a-z]+)"/#, in: source)
    let plain = matches(of: #/\n  case ([a-z]+)\n/#, in: source)
    let aliases = matches(of: #/"([a-z]+)": \./#, in: source)
    let names = Set(raw + plain + aliases)
    #expect(names.count > 15)
    for name in names.sorted() {
      expect(document, toHold: "\(name):", "docs/query-syntax.md does not describe \(name):.")
    }
  }

  @Test func everyAddressOfTheAPI() throws {
    let document = try SourceTree.text("docs/json-api.md")
    var paths: Set<String> = []
    for file in SourceTree.files(under: "Sources/JSONAPI", suffix: ".swift") {
      paths.formUnion(matches(of: #/"(\/api\/v1\/[^"\\]+)"/#, in: try SourceTree.text(file)))
    }
    #expect(paths.count > 4)
    // The sources write `{repository}` where the document writes `REPOSITORY`.
    let written = paths.map { $0.uppercasingParameters }
    for path in written.sorted() {
      expect(document, toHold: path, "docs/json-api.md does not describe \(path).")
    }
  }

  @Test func everyMetric() throws {
    let document = try SourceTree.text("docs/operations.md")
    var names: Set<String> = []
    for file in SourceTree.files(under: "Sources/ServerApp", suffix: ".swift") {
      names.formUnion(matches(of: #/"(guildhall_[a-z_]+)/#, in: try SourceTree.text(file)))
    }
    #expect(names.count > 3)
    for name in names.sorted() {
      expect(document, toHold: "`\(name)`", "docs/operations.md does not describe the metric \(name).")
    }
  }

  @Test func everyMakeTarget() throws {
    let document = try SourceTree.text("CONTRIBUTING.md")
    let targets = matches(of: #/\n([a-z-]+):[^\n]*## /#, in: try SourceTree.text("Makefile"))
    #expect(targets.count > 8)
    for target in targets where target != "help" {
      expect(document, toHold: "`make \(target)", "CONTRIBUTING.md does not mention make \(target).")
    }
  }

  @Test func linksBetweenDocumentsLeadSomewhere() throws {
    let documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + SourceTree.files(under: "docs", suffix: ".md")
    for document in documents {
      let folder = SourceTree.root.appendingPathComponent(document).deletingLastPathComponent()
      for link in matches(of: #/\]\(([^)#\s]+)[^)]*\)/#, in: withoutCode(try SourceTree.text(document)))
      where !link.contains(":") {
        let target = folder.appendingPathComponent(link).standardizedFileURL.path
        let exists = FileManager.default.fileExists(atPath: target)
        #expect(exists, "\(document) links to \(link), which is not there.")
      }
    }
  }

  /// The whole document would only hide what is missing in it.
  private func expect(_ document: String, toHold text: String, _ comment: Comment) {
    let isThere = document.contains(text)
    #expect(isThere, comment)
  }

  /// Long names of the options and flags that a command declares.
  private func options(in source: String) -> [String] {
    source.matches(of: #/@(?:Option|Flag)\(((?:[^@])*?)\n?\s*var ([a-zA-Z]+)/#).map { match in
      if let custom = match.output.1.firstMatch(of: #/customLong\("([a-z-]+)"/#) { return String(custom.output.1) }
      return match.output.2.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }
  }

  private func matches(of pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
    text.matches(of: pattern).map { String($0.output.1) }
  }

  /// Examples in code blocks and code spans are not links.
  private func withoutCode(_ text: String) -> String {
    text.replacing(#/```.*?```/#.dotMatchesNewlines(), with: "").replacing(#/`[^`\n]*`/#, with: "")
  }
}

extension String {
  fileprivate var uppercasingParameters: String {
    replacing(#/\{([a-z]+)\}/#) { $0.output.1.uppercased() }
  }
}
