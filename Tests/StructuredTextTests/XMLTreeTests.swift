import StructuredText
import Testing

@Suite struct XMLTreeTests {
  @Test func readsElementsWithTheirLines() throws {
    let root = try XMLTree.root(
      of: "<?xml version='1.0' encoding='x'?>\n<a x='1' xmlns:n='n'>\n<n:b> t <![CDATA[u]]></n:b></a>")
    #expect(root.name == "a" && root.attributes["x"] == "1" && root.line == 2)
    #expect(root.text("b") == "t u" && root.child("b")?.line == 3)
  }

  @Test func refusesWhatHarms() {
    let cases = [
      ("<a>", "not valid XML"), ("", "not valid XML"), ("<!DOCTYPE a><a/>", "document type"),
      ("<a><!ENTITY b 'c'></a>", "document type"), (String(repeating: "<a>", count: 100_000), "nests deeper than 64"),
    ]
    for (text, cause) in cases {
      let failure = #expect(throws: StructuredTextFailure.self) { try XMLTree.root(of: text) }
      #expect(failure?.cause.contains(cause) == true, "\(text.prefix(40))")
    }
  }
}
