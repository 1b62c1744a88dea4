import Embedding
import Foundation
import TestSupport
import Testing

@testable import Demand

@Suite struct NeedGroupsTests {
  private static let model = SentenceModelFolder.url.flatMap { try? SentenceModel(folder: $0.path) }

  private func agreement(_ vectors: [[Float]]?, nearness: Float = NeedGroups.nearness) -> Agreement {
    let needs = LabelledNeeds.mixed
    var groups = NeedGroups(hasVectors: vectors != nil, nearness: nearness)
    for (index, labelled) in needs.enumerated() { groups.add(labelled.need, vector: vectors?[index]) }
    return Agreement(of: needs.compactMap { groups.group(of: $0.need) }, with: needs.map(\.group))
  }

  @Test func theOrderOfLabelledNeedsLeavesNoneOut() {
    #expect(Set(LabelledNeeds.mixed.map(\.need)).count == LabelledNeeds.groups.joined().count)
  }

  @Test(.enabled(if: model != nil)) func needsAreGroupedAsPeopleWould() throws {
    let model = try #require(Self.model)
    let vectors = model.encode(LabelledNeeds.mixed.map(\.need))
    if ProcessInfo.processInfo.environment["GUILDHALL_MEASURE"] != nil {
      for nearness in stride(from: Float(0.4), through: 0.75, by: 0.025) {
        let found = agreement(vectors, nearness: nearness)
        print(nearness, found.precision, found.recall, found.f1)
      }
      let words = agreement(nil)
      print("words", words.precision, words.recall, words.f1)
    }
    let found = agreement(vectors)
    #expect(found.precision > 0.9 && found.recall > 0.8, "\(found)")
  }

  @Test func withoutVectorsWordsAreCompared() {
    let found = agreement(nil)
    #expect(found.precision > 0.8 && found.recall > 0.2, "\(found)")
    var groups = NeedGroups(hasVectors: false)
    for need in ["Retry HTTP calls", "retry http calls!", "retrying an http call", "csv parser", "", "?!"] {
      groups.add(need, vector: nil)
    }
    #expect(groups.groups.map(\.needs) == [["Retry HTTP calls", "retrying an http call"], ["csv parser"]])
    #expect(groups.group(of: "RETRY http, calls") == 0 && groups.group(of: "?!") == nil)
  }

  /// A group keeps its name and its needs, whatever comes later.
  @Test func laterNeedsMoveNoOther() throws {
    let needs = LabelledNeeds.mixed.map(\.need)
    var groups = NeedGroups(hasVectors: false)
    var before: [String: String] = [:]
    for need in needs {
      groups.add(need, vector: nil)
      for (known, id) in before { #expect(groups.group(of: known).map { groups.groups[$0].id } == id) }
      before[need] = groups.group(of: need).map { groups.groups[$0].id }
    }
    #expect(Set(groups.groups.map(\.id)).count == groups.groups.count)
  }
}
