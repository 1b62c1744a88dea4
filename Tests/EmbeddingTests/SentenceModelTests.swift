import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Embedding

/// The model that `make model` fetches, against a plain implementation of the published one.
@Suite(.enabled(if: ReferenceModel.isThere, "`make model` fetches the model"))
struct SentenceModelTests {
  @Test func piecesEqualThoseOfTheReference() throws {
    let tokenizer = try SentenceModel(folder: ReferenceModel.folder).tokenizer
    for reference in try ReferenceModel.cases() {
      #expect(tokenizer.pieces(of: reference.text) == reference.pieces, "\(reference.text)")
    }
  }

  @Test(arguments: [(SentenceModel.Precision.floats, Float(0.9999)), (.integers, 0.99)])
  func vectorsEqualThoseOfTheReference(precision: SentenceModel.Precision, least: Float) throws {
    let model = try SentenceModel(folder: ReferenceModel.folder, precision: precision)
    let cases = try ReferenceModel.cases()
    for (reference, vector) in zip(cases, model.encode(cases.map(\.text), threads: 2)) {
      let cosine = ReferenceModel.cosine(vector, reference.vector)
      #expect(cosine >= least, "\(reference.text.prefix(40)): \(cosine)")
    }
  }

  @Test func aBatchGivesWhatEachTextGives() throws {
    let model = try SentenceModel(folder: ReferenceModel.folder)
    let texts = ["parse dates", "", String(repeating: "store rows in a table ", count: 120), "retry"]
    let together = model.encode(texts, threads: 2)
    for (text, vector) in zip(texts, together) { #expect(ReferenceModel.cosine(model.encode(text), vector) > 0.99999) }
  }

  @Test func theEndOfALongTextCounts() throws {
    let model = try SentenceModel(folder: ReferenceModel.folder)
    let start = String(repeating: "this library parses dates and times. ", count: 40)
    let end = String(repeating: "it also paints red flowers on walls. ", count: 40)
    let flowers = model.encode("painting flowers")
    #expect(
      ReferenceModel.cosine(model.encode(start + end), flowers) > ReferenceModel.cosine(model.encode(start), flowers) + 0.1)
  }
}

/// What is no model is named as such.
@Suite struct ModelFileTests {
  @Test(arguments: ["", "12345678", "\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{7F}{}"])
  func damagedFilesAreRefused(content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "model.safetensors")
    try folder.write("[UNK]\n[CLS]\n[SEP]\n", to: "vocab.txt")
    let error = #expect(throws: UserFacingError.self) { try SentenceModel(folder: folder.url.path) }
    #expect(error?.code == .damaged || error?.code == .unavailable)
  }

  @Test func tensorsOutsideOfTheFileAreNone() throws {
    let folder = try TemporaryFolder()
    let header = #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,16]}}"#
    var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    bytes += Data(header.utf8) + Data(count: 15)
    try bytes.write(to: folder.file("m"))
    let file = try SafetensorsFile(path: folder.file("m").path)
    #expect(throws: UserFacingError.self) { try file.tensor("a", [4]) }
    #expect(throws: UserFacingError.self) { try file.tensor("b", [4_611_686_018_427_387_904, 4]) }
  }

  @Test func aModelThatIsNotThereSaysHowToGetIt() {
    let error = #expect(throws: UserFacingError.self) { try SentenceModel(folder: "/nonexistent") }
    #expect(error?.code == .unavailable)
  }
}
