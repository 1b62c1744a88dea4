import Foundation
import SearchModel
import Services
import TestSupport
import Testing

@testable import WireTypes

@Suite struct WireJSONTests {
  private struct Mixed: Codable, Equatable {
    var text: String
    var number: Double
    var small: Int8
    var large: UInt64
    var date: Date
    var url: URL
    var nothing: String?
    var list: [[Int]]
    var map: [String: Bool]
    var empty: [String]
  }

  @Test func goesThroughFoundationAndBack() throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    for text in hostileTexts {
      let value = Mixed(
        text: text, number: 1.0e-9, small: -128, large: .max, date: Date(timeIntervalSince1970: 1_750_000_000),
        url: try #require(URL(string: "https://example.org/a?b=c")), nothing: nil, list: [[1, -2], [], [.min]],
        map: [text: true], empty: [])
      let line = try WireJSON.line(value)
      #expect(try decoder.decode(Mixed.self, from: Data(line.utf8)) == value)
      #expect(!line.contains { $0.isNewline })
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  private let hostileTexts = [
    "", "plain", "\"\\/", "\u{0}\u{1}\u{1B}[31m\u{7F}\u{80}\u{9F}", "line\nbreaks\r\n\u{85}\u{2028}\u{2029}\u{B}\u{C}",
    "é e\u{301} 👩‍👩‍👧 \u{FFFD}\u{10FFFF}\u{202E}", "</script><!--", String(repeating: "\u{2027}\u{202A}\u{A0}", count: 3),
    String(decoding: Array(UInt8.min...UInt8.max), as: UTF8.self),
  ]

  @Test func writesWhatItSays() throws {
    let table: [(value: any Encodable, text: String)] = [
      ("a/b\"\u{1B}\u{85}\u{2028}", #""a/b\"\u001b\u0085\u2028""#),
      ([1.5, 2, -0.25, 1e300], "[1.5,2,-0.25,1e+300]"),
      ([Int.min, 0, 9, 10, Int.max], "[-9223372036854775808,0,9,10,9223372036854775807]"),
      ([String](), "[]"), ([String: Int](), "{}"), (["a": [String?.none]], #"{"a":[null]}"#),
      (Date(timeIntervalSince1970: 0.9), #""1970-01-01T00:00:00Z""#),
      (Date(timeIntervalSince1970: 1e18), #""9999-12-31T23:59:59Z""#),
      (Date(timeIntervalSince1970: -1e18), #""1583-01-01T00:00:00Z""#),
      (Nested(), #"{"inner":{"a":1},"list":[1,{"b":2}],"silent":{},"after":true}"#),
    ]
    for row in table {
      let line = try WireJSON.line(row.value)
      #expect(line == row.text)
    }
  }

  /// Uses every way there is to write containers.
  private struct Nested: Encodable {
    struct Silent: Encodable { func encode(to encoder: any Encoder) throws {} }
    enum Key: CodingKey { case inner, list, silent, after, a, b }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
      try inner.encode(1, forKey: .a)
      var list = container.nestedUnkeyedContainer(forKey: .list)
      try list.encode(1)
      var element = list.nestedContainer(keyedBy: Key.self)
      try element.encode(2, forKey: .b)
      try container.encode(Silent(), forKey: .silent)
      try container.encode(true, forKey: .after)
    }
  }

  @Test func refusesWhatJSONCannotSay() {
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(throws: EncodingError.self) { try WireJSON.line([number]) }
    }
  }

  /// The hand-written form of results says the same as the synthesized one: no field is forgotten.
  @Test func writesResultsAsEncodableWould() async throws {
    for type in [nil, "x"] {
      var request = SearchRequest(query: type ?? "y", viewer: .anonymous)
      request.explain = type != nil
      var results = SearchReply(try await FakeServices().search(request)).results
      var full = try #require(results.first)
      (full.owner, full.path, full.line, full.preview, full.branches) = ("o", "p\u{2028}", 3, "\"", ["b"])
      (full.lines, full.lineCount, full.section, full.anchor) = (results.last?.lines, 9, "s", "a")
      full.sections = results.compactMap(\.sections).first
      (full.project, full.folder, full.ecosystem, full.score) = ("p", "f", "e", -0.125)
      (full.source, full.url, full.guess) = ("i", "u", true)
      (full.number, full.status, full.date, full.supersededBy) = (7, "superseded", "2024-03-05", "adr/8.md")
      full.why = results.flatMap(\.why)
      results.append(full)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let fast = try WireJSON.bytes(results)
      let viaFoundation = try encoder.encode(try JSONDecoder().decode([SearchResult].self, from: Data(fast)))
      #expect(viaFoundation == (try encoder.encode(results)))
      // Every property is set somewhere, so that a forgotten one would show.
      let names = Set(Mirror(reflecting: full).children.filter { "\($0.value)" != "nil" }.compactMap(\.label))
      #expect(names.count == Mirror(reflecting: full).children.count)
      // One result goes the way of all other values, with the same text.
      #expect(try WireJSON.line([full]) == "[" + WireJSON.line(full) + "]")
    }
  }

  @Test func keepsBrokenScoresOut() throws {
    let hit = RepositoryHit(
      repository: RepositorySummary(
        facts: RepositoryFacts(id: RepositoryID(1), name: "n"), description: "", freshness: .never, files: 0,
        indexedBytes: 0), score: .nan)
    #expect(SearchResult(hit).score == 0)
  }
}
