import Foundation
import HTML
import Hummingbird
import TestSupport
import Testing

@testable import WebUI

@Suite struct SafetyTests {
  @Test func everyAnswerCarriesItsPolicy() async throws {
    let browser = Browser()
    for page in Browser.pages + [(name: "unknown", path: "/nothing")] {
      let headers = try await browser.get(page.path).headers
      #expect(headers[.contentSecurityPolicy] == SecurityHeaders.pagePolicy, "\(page.name)")
      #expect(headers[.xContentTypeOptions] == "nosniff", "\(page.name)")
      #expect(headers[.cacheControl] == "no-cache", "\(page.name)")
      #expect(headers[.contentType] == "text/html; charset=utf-8", "\(page.name)")
    }
    #expect(!SecurityHeaders.pagePolicy.contains("unsafe"))
  }

  /// Nothing that would run even if the policy were not obeyed.
  @Test func nothingRunsWithinAPage() async throws {
    let browser = Browser()
    for page in Browser.pages {
      let text = try await browser.get(page.path).text
      for tag in Self.tags(of: text) {
        let attributes = Self.attributes(of: tag)
        #expect(!attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" }, "\(page.name): \(tag)")
        if tag.hasPrefix("<script") {
          // A block of data runs nowhere.
          let allowed = ["<script src=\"\(Asset.script.link.text)\" defer>", "<script type=\"application/ld+json\">"]
          #expect(allowed.contains(tag), "\(page.name): \(tag)")
        }
        #expect(!["<style", "<base", "<iframe", "<object", "<embed"].contains { tag.hasPrefix($0) }, "\(tag)")
        for attribute in attributes where ["href", "src", "action"].contains(attribute.name) {
          // One link is there to be dragged away; it runs only elsewhere.
          if page.name == "everywhere", tag.contains("class=\"button\"") { continue }
          let isSafe = ["/", "#", "http://", "https://", "mailto:"].contains { attribute.value.hasPrefix($0) }
          #expect(isSafe && !attribute.value.hasPrefix("//"), "\(page.name): \(tag)")
        }
        if tag.hasPrefix("<img") {
          #expect(
            attributes.contains {
              $0.name == "src" && ($0.value.hasPrefix("/repos/") || $0.value.hasPrefix("/badge/"))
            }, "\(tag)")
        }
      }
      #expect(!text.unicodeScalars.contains("\u{202E}"), "\(page.name)")
      #expect(!text.unicodeScalars.contains("\u{1B}"), "\(page.name)")
    }
  }

  /// The one way past the escaping is used for rendered documents and pictures of graphs alone.
  @Test func onlyDocumentsAreVouchedFor() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/WebUI")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var users: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      if try String(contentsOf: file, encoding: .utf8).contains("VouchedHTML(") { users.append(file.lastPathComponent) }
    }
    #expect(
      users.sorted() == ["DependencyPicture.swift", "DocumentView.swift", "MatrixPicture.swift", "TrendPicture.swift"])
  }

  @Test func rawFilesCannotRun() async throws {
    let browser = Browser()
    let files = "/repos/apple/swift-nio/-/raw/"
    for (name, type, isAttachment) in [
      ("main.swift", "text/plain; charset=utf-8", false), ("README.md", "text/plain; charset=utf-8", false),
      ("vector.svg", "image/svg+xml", false), ("logo.png", "image/png", false),
      ("data.bin", "application/octet-stream", true),
    ] {
      let headers = try await browser.get(files + name).headers
      #expect(headers[.contentType] == type, "\(name)")
      #expect(headers[.contentSecurityPolicy] == "sandbox; default-src 'none'", "\(name)")
      #expect(headers[.xContentTypeOptions] == "nosniff", "\(name)")
      #expect(headers[.contentDisposition]?.hasPrefix(isAttachment ? "attachment" : "inline") == true, "\(name)")
    }
  }

  @Test func suggestionsAreData() async throws {
    let answer = try await Browser().get(Route.suggest(query: "<script>").link.text)
    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    let list = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [[String: String]]
    #expect(list?.count == 3)
    #expect(list?.first?["url"] == "/repos/apple/swift-nio")
    #expect(list?.allSatisfy { $0["url"]?.hasPrefix("/") == true } == true)
  }

  // MARK: - Reading pages back

  private static func tags(of page: String) -> [String] {
    page.split(separator: "<").dropFirst().map { piece in
      "<" + String(piece.prefix(through: piece.firstIndex(of: ">") ?? piece.index(before: piece.endIndex)))
    }
  }

  private static func attributes(of tag: String) -> [(name: String, value: String)] {
    tag.matches(of: /\s([A-Za-z:-]+)(?:="([^"]*)")?/).map { (String($0.1).lowercased(), String($0.2 ?? "")) }
  }
}
