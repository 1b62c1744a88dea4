import Markup
import Testing

@Suite struct ReadmeTests {
  @Test func choosesAsForgesDo() {
    let table: [(paths: [String], chosen: String?)] = [
      (["README.rst", "README.md", "README"], "README.md"),
      (["README", "README.rst"], "README.rst"),
      (["docs/README.md", "readme.txt"], "readme.txt"),
      (["docs/README.md", ".github/README.md"], ".github/README.md"),
      (["Sources/README.md", "main.swift"], nil),
      (["README.zh.md", "README"], "README"),
      (["README.zh.md", "README_EN.md"], "README.zh.md"),
      (["readme.py", "README.png"], nil),
      ([], nil),
    ]
    for row in table {
      #expect(Readme.choose(row.paths) == row.chosen, "\(row.paths)")
      #expect(Readme.choose(row.paths.reversed()) == row.chosen, "\(row.paths) reversed")
    }
  }
}
