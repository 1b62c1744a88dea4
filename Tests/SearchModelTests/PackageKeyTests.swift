import SearchModel
import Testing

@Test func allSpellingsOfAPackageAreOneKey() {
  let same: [(ecosystem: String, names: [String])] = [
    (
      "swift",
      [
        "swift-nio", "Swift-NIO", "https://github.com/apple/swift-nio.git", "https://github.com/apple/swift-nio",
        "git@github.com:apple/swift-nio.git", "git@host:swift-nio.git", "../swift-nio/", " swift-nio ",
      ]
    ),
    ("pypi", ["Foo.Bar_baz", "foo-bar-baz", "FOO__bar.-baz", "foo-bar-baz[extra1,extra2]", "foo_bar_baz [x]"]),
    ("npm", ["@scope/name", " @scope/name"]),
    ("golang", ["github.com/org/mod/v2", "github.com/org/mod/v2/"]),
    ("maven", ["org.example:thing", "org.example:thing:jar:1.0", "org.example : thing"]),
    ("nuget", ["Newtonsoft.Json", "newtonsoft.json"]),
    ("composer", ["Vendor/Package", "vendor/package"]),
    ("cargo", ["serde_json", "serde-json"]),
  ]
  for (ecosystem, names) in same {
    #expect(Set(names.map { PackageKey(ecosystem: ecosystem, name: $0) }).count == 1, "\(ecosystem)")
  }
  let different: [(ecosystem: String, names: [String])] = [
    ("swift", ["swift-nio", "swift-nio-ssl", ".git", "swift.git.git"]),
    ("npm", ["@a/name", "@b/name", "name", "Name"]),
    ("golang", ["github.com/org/mod", "github.com/org/mod/v2", "github.com/Org/mod"]),
    ("maven", ["org.example:thing", "org.other:thing", "thing"]),
    ("pypi", ["foo", "foo-", "", "foo-bar"]),
  ]
  for (ecosystem, names) in different {
    #expect(Set(names.map { PackageKey(ecosystem: ecosystem, name: $0) }).count == names.count, "\(ecosystem)")
  }
  #expect(PackageKey(ecosystem: "PyPI", name: "x") == PackageKey(ecosystem: "pypi", name: "X"))
  #expect(PackageKey(ecosystem: "npm", name: "x") != PackageKey(ecosystem: "pypi", name: "x"))
}
