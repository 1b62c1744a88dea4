import Foundation
import SearchModel
import Services
import TestSupport
import Testing

@testable import Commands

@Suite struct DecisionFolderTests {
  private func document(_ number: Int) -> DecisionDocument {
    let digits = String(number)
    return DecisionDocument(
      fileName: String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-x.md",
      markdown: "---\nresearch: R-1\n---\n")
  }

  @Test func numbersGoOnAndNothingIsOverwritten() throws {
    let folder = try TemporaryFolder()
    for name in [
      "docs/decisions/0007-old.md", "docs/decisions/12-other.md", "docs/decisions/99-picture.png",
      "docs/decisions/99999999999999999999-x.md", "docs/decisions/template.md",
    ] {
      try folder.write("# Old\n\nresearch: R-1\n", to: name)
    }
    try FileManager.default.createDirectory(at: folder.file(".git"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder.file("a/b"), withIntermediateDirectories: true)
    let decisions = try DecisionFolder(named: nil, from: folder.file("a/b").path)
    #expect(decisions.url.path == folder.file("docs/decisions").path)
    let file = try decisions.write("R-1", document)
    #expect(file.lastPathComponent == "0013-x.md")
    #expect(throws: UserFacingError.self) { _ = try decisions.write("R-1", document) }
    #expect(try decisions.write("R-2", document).lastPathComponent == "0014-x.md")
  }

  @Test func datesAreNoNumbersAndPrefixesAreNone() throws {
    let folder = try TemporaryFolder()
    try folder.write("# A\n", to: "x/2024-01-31-use-rows.md")
    try folder.write("# B\n", to: "x/adr-0012-keep-it.md")
    let file = try DecisionFolder(named: folder.file("x").path, from: folder.path).write("R-1", document)
    #expect(file.lastPathComponent == "0013-x.md")
  }

  @Test func outsideOfARepositoryAFolderIsNamed() throws {
    let folder = try TemporaryFolder()
    #expect(throws: UserFacingError.self) { try DecisionFolder(named: nil, from: folder.path) }
    #expect(try DecisionFolder(named: "x", from: folder.path).url.lastPathComponent == "x")
  }
}
