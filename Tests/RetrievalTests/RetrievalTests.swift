import Retrieval
import Testing

@Suite struct NeedTests {
  @Test(arguments: [
    ("retry exponential backoff decorator", Need.Form.keywords), ("circuit breaker", .keywords), ("", .keywords),
    ("call a flaky function again after a failure", .sentence), ("parse dates in python", .sentence),
    ("one two three four five six seven", .sentence), ("C++/CLI wrapper", .keywords),
  ])
  func sentencesAreToldFromKeywords(text: String, form: Need.Form) { #expect(Need(text).form == form) }

  @Test func aNeedIsOneLineOfWords() {
    let need = Need("  Retry\n HTTP-calls ")
    #expect(need.text == "Retry HTTP-calls")
    #expect(need.words == ["retry", "http", "calls"])
    #expect(need.phrasings(language: "Swift")[1] == "Swift library to Retry HTTP-calls")
    #expect(need.phrasings(language: nil).first == need.text)
  }
}

@Suite struct LexicalIndexTests {
  private var index: LexicalIndex {
    var index = LexicalIndex()
    for text in ["retry: call it again", "circuit breaker", "retry a call with a long description of many words", ""] {
      index.append(text)
    }
    return index
  }

  private func scores(_ words: [String]) -> [Float] {
    var scores = [Float](repeating: 0, count: 4)
    index.add(words, weight: 1, to: &scores)
    return scores
  }

  @Test func shortTextsWithAllWordsComeFirst() {
    let scores = scores(["retry", "call"])
    #expect(scores[0] > scores[2] && scores[2] > 0 && scores[1] == 0 && scores[3] == 0)
    #expect(scores[0] <= 1)
  }

  @Test func rareWordsCountMore() {
    let scores = scores(["breaker", "retry"])
    #expect(scores[1] > scores[0])
  }

  @Test func unknownWordsChangeNothing() { #expect(scores(["zebra"]) == [0, 0, 0, 0]) }
}

@Suite struct CandidateRankingTests {
  @Test func placesCountNotUnits() {
    let priors = CandidateRanking.usePriors([0, 0.9, 0.5, 0.5, 0.1])
    #expect(priors[0] == 0 && priors[1] == 1)
    #expect(priors[2] == priors[3] && priors[2] < 1 && priors[4] < priors[3])
    #expect(CandidateRanking.usePriors([9, 900, 5, 5, 1])[1] == 1)
    #expect(CandidateRanking.usePriors([]).isEmpty)
  }
}
