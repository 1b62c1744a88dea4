import Bytes
import Foundation
import GRDB
import Testing

@testable import Catalog

@Suite struct PackedTextTests {
  private static func unpacked(_ value: DatabaseValue) -> String? {
    guard case .blob(let data) = value.storage else { return String.fromDatabaseValue(value) }
    return PackedText.text(of: data)
  }

  @Test func textsComeBackAsTheyWere() {
    let packer = TextPacker()
    let noise = String((0..<999).map { Character(UnicodeScalar(0x20 + UInt8($0 &* 7919 % 94))) })
    let (long, accents) = (String(repeating: "long words ", count: 40), String(repeating: "Zoë → ", count: 999))
    for text in ["", "short", long, accents, noise] {
      #expect(Self.unpacked(packer.packed(text)) == text)
    }
    let data = Data.fromDatabaseValue(packer.packed(String(repeating: "long words ", count: 400)))
    #expect(data.map { $0.count < 200 } == true)
  }

  /// Whatever stands in the file, a text is read or none, within bounds.
  @Test func damagedTextsAreRefused() throws {
    let text = String(repeating: "some words of a document; ", count: 50)
    let packed = try #require(Data.fromDatabaseValue(TextPacker().packed(text)))
    for length in 0..<packed.count { #expect(PackedText.text(of: packed.prefix(length)) != text) }
    for place in packed.indices {
      for bit in 0..<8 {
        var damaged = packed
        damaged[place] ^= 1 << UInt8(bit)
        _ = PackedText.text(of: damaged)
      }
    }
    #expect(PackedText.text(of: Data([0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3])) == nil)
  }

  /// The words of packed sections are found, go with their document, and are what the check compares with.
  @Test func sectionsArePackedAndFound() async throws {
    let fixture = try Fixture()
    let text = String(repeating: "the retry waits and doubles its backoff; ", count: 30) + "zebra"
    let guide = DocumentRecord(
      path: "g.md", title: "g", sections: [.init(heading: "h", anchor: "h", line: 1, body: text)])
    let record = try fixture.publish("a/b", document: guide)
    let found = try await fixture.catalog.sections(matching: "zebra", limit: 9)
    #expect(found.sections.map(\.text) == [text] && found.documents == 1)
    #expect(try await fixture.catalog.document("g.md", ofRepository: record.id)?.sections.map(\.body) == [text])
    try fixture.catalog.check()
    try fixture.publish("a/b")
    #expect(try await fixture.catalog.sections(matching: "zebra", limit: 9).sections.isEmpty)
    try fixture.catalog.check()
  }
}
