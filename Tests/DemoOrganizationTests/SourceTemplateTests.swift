import Testing

@testable import DemoOrganization

@Suite struct SourceTemplateTests {
  @Test func everyPlaceholderIsKnown() {
    var random = SplitMix64(1)
    for template in SourceTemplate.all {
      var file = SourceFile(template, subject: "bill of lading", repository: "booking-service", &random)
      while file.mayGrow { _ = file.grow() }
      while file.mayGainField { _ = file.gainField() }
      for text in [file.path, file.testPath ?? "", file.text, file.test ?? ""] {
        let left = text.matches(of: /\{\{[A-Za-z_ =0-9-]+\}\}/).map { String($0.output) }
        #expect(left.isEmpty, "\(template.kind) in \(template.language)")
      }
      #expect(file.text.hasSuffix("\n"))
      #expect(!file.text.contains("\n\n\n\n"))
    }
    #expect(SourceTemplate.all.count >= 25)
  }

  @Test func everyComponentHasATemplate() {
    for blueprint in Blueprint.all {
      for component in blueprint.components {
        #expect(SourceTemplate.of(component.kind, blueprint.language) != nil, "\(blueprint.name): \(component.kind)")
      }
      for need in blueprint.needs {
        #expect(Blueprint.named[need]?.language == blueprint.language, "\(blueprint.name) needs \(need)")
      }
    }
  }

  @Test func everyNumberHasItsSentence() {
    var random = SplitMix64(1)
    for template in SourceTemplate.all {
      var file = SourceFile(template, subject: "bin", repository: "x", &random)
      while file.mayGrow { _ = file.grow() }
      for name in file.numbers { #expect(!Tuning.subject(name, 1, "bin").hasPrefix("Set "), "\(name)") }
    }
  }

  @Test func numbersAreTunedInBounds() throws {
    var random = SplitMix64(1)
    let template = try #require(SourceTemplate.of(.retry, .swift))
    var file = SourceFile(template, subject: "call", repository: "retry-kit", &random)
    #expect(file.text.contains("attempts = 4"))
    #expect(file.tune("attempts", isUp: true) == 5)
    #expect(file.text.contains("attempts = 5"))
    for _ in 0..<100 { #expect((file.tune("attempts", isUp: false) ?? 0) > 0) }
    for _ in 0..<100 { #expect((file.tune("attempts", isUp: true) ?? 100) < 10) }
    #expect(file.tune("unheard-of", isUp: true) == nil)
  }

  @Test func formsOfAName() {
    let words = Words("bill of lading")
    #expect(words.pascal == "BillOfLading")
    #expect(words.camel == "billOfLading")
    #expect(words.snake == "bill_of_lading")
    #expect(Words("company").plural == "companies")
    #expect(Words("dock day").plural == "dockDays")
    #expect(Words("box").plural == "boxes")
    #expect(Words.putting("invoice", into: "Wait for a #") == "Wait for an invoice")
    #expect(Words.putting("box", into: "A # came") == "A box came")
  }
}
