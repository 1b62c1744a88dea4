import SearchModel
import Testing

@Test func theNearestNameTakesOneSlipOrTwo() {
  let names = ["code", "repo", "file", "symbol", "doc", "project", "person", "decision"]
  let table: [(typed: String, name: String?)] = [
    ("reop", "repo"), ("repos", "repo"), ("rpo", "repo"), ("REPO", "repo"), ("symbl", "symbol"), ("smybols", "symbol"),
    ("dcoument", nil), ("dokument", nil), ("projcet", "project"), ("x", nil), ("", nil), ("xyzzy", nil),
    (String(repeating: "a", count: 10_000), nil),
  ]
  for (typed, name) in table { #expect(NearestName.of(typed, among: names) == name, "\(typed.prefix(20))") }
  #expect(NearestName.of("anything", among: []) == nil)
}
