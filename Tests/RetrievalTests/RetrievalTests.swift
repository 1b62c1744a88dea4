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

@Suite struct WordsTests {
  @Test func formsOfAWordAreOneStem() {
    #expect(Need("retries of a call that retried").stems == ["retry", "call"])
    #expect(Need("Retrying calls").stems == ["retry", "call"])
  }

  @Test func overlapIsTheShareOfAllThatBothHave() {
    #expect(Words.overlap(["a", "b"], ["b", "c"]) == Float(1) / 3)
    #expect(Words.overlap(["a"], ["a"]) == 1 && Words.overlap([], []) == 0 && Words.overlap(["a"], []) == 0)
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
    index.add(index.terms(words), weight: 1, to: &scores)
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

  @Test func formsOfAWordAreOne() {
    #expect(scores(["retries"]) == scores(["retry"]) && scores(["calling"])[0] > 0)
    // Words that only join others are no reason.
    #expect(scores(["with", "retry"]) == scores(["retry"]))
  }

  @Test func whatTheNearestHaveInCommonIsLearnt() {
    var index = LexicalIndex()
    for text in ["backoff for calls", "calls with backoff", "calls of all sorts", "other calls", "birds"] {
      index.append(text)
    }
    let common = index.common(to: [0, 1], most: 1)
    #expect(common == index.terms(["backoff"]))
    #expect(index.common(to: [0, 4], most: 5).isEmpty)
  }

  @Test func unknownWordsChangeNothing() { #expect(scores(["zebra"]) == [0, 0, 0, 0]) }
}

@Suite struct UsePriorTests {
  @Test func placesCountNotUnits() {
    let priors = UsePriors.of([0, 0.9, 0.5, 0.5, 0.1])
    #expect(priors[0] == 0 && priors[1] > priors[2] && priors[2] == priors[3])
    #expect(priors[4] < priors[3] && priors[4] > 0)
    #expect(UsePriors.of([9, 900, 5, 5, 1])[1] == priors[1])
    #expect(UsePriors.of([]).isEmpty)
  }

  @Test func aPlaceSaysMoreTheMoreItWasWonAgainst() {
    #expect(UsePriors.of((1...1000).map(Double.init)).max() ?? 0 > 2 * (UsePriors.of([1, 2, 3, 4, 5]).max() ?? 9))
  }
}

@Suite struct RankingWeightsTests {
  @Test func aSmallCatalogueTeachesNoWords() {
    #expect(RankingWeights.teachers(among: 65) == 0)
    #expect(RankingWeights.teachers(among: 500) == 5 && RankingWeights.teachers(among: 15_000) == 10)
  }
}

@Suite struct FieldOfMeaningsTests {
  @Test func itIsTheLevelBehindTheBest() {
    var field = FieldOfMeanings()
    for _ in 0..<50 { field.add(0.9) }
    for _ in 0..<100 { field.add(0.5) }
    #expect(field.level == FieldOfMeanings.usual, "too few to tell")
    for _ in 0..<200 { field.add(0.1) }
    #expect(abs(field.level - 0.5) < 0.01)
  }

  @Test func ofANeedAboutNothingItIsTheUsual() {
    var field = FieldOfMeanings()
    for _ in 0..<500 { field.add(0.01) }
    field.add(-3)
    field.add(7)
    #expect(field.level == FieldOfMeanings.usual)
  }
}

@Suite struct VerdictWeightTests {
  private func points(taken: [String] = [], dismissed: [String] = [], _ similarity: Float = 0.5) -> Float {
    var weight = VerdictWeight()
    for team in taken { weight.addTaken(by: team, similarity: similarity) }
    for team in dismissed { weight.addDismissed(by: team, for: "quality", similarity: similarity) }
    return weight.points
  }

  @Test func takingLiftsAndDismissingLowersALittle() {
    #expect(points() == 0)
    #expect(points(taken: ["a"]) > 0 && points(taken: ["a", "b"]) > points(taken: ["a"]))
    #expect(points(dismissed: ["a", "b", "c"]) < 2 * points(dismissed: ["a"]), "several weigh more than one")
    #expect((-0.07...0.05).contains(points(taken: (0..<99).map(String.init))))
    #expect((-0.07...0.05).contains(points(dismissed: (0..<99).map(String.init))))
  }

  @Test func alikeNeedsCountMoreAndATeamOnce() {
    #expect(points(dismissed: ["a", "b"], 0.9) < points(dismissed: ["a", "b"], 0.1))
    #expect(points(taken: ["a"], 0.9) > points(taken: ["a"], -1))
    #expect(points(taken: ["a", "a"]) == points(taken: ["a"]))
    var weight = VerdictWeight()
    weight.addDismissed(by: "a", for: "quality", similarity: 0.5)
    weight.addDismissed(by: "b", for: "licence", similarity: 0.5)
    #expect(weight.points == points(dismissed: ["a"]), "of different reasons none adds to the other")
  }
}
