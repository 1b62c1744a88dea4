import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// What is known of the generated organisation is what the measures of silos return.
  @Suite struct Silos {
    private struct Truth: Decodable {
      struct Contribution: Decodable {
        var quarter: String
        var from: String
        var to: String
        var commits: Int
      }

      struct Pair: Decodable { var teams: [String] }

      struct Dependency: Decodable {
        var from: String
        var to: String
      }

      var contributions: [Contribution]
      var silentPairs: [Pair]
      var talkWithoutNeed: [Pair]
      struct Exchange: Decodable {
        var quarter: String
        var asker: String
        var answerer: String
        var answers: Int
      }

      struct Together: Decodable {
        var repositories: [String]
        var teams: [String]
        var times: Int
      }

      var changedTogether: [Together]
      var dependencies: [Dependency]
      var talkByQuestions: [Pair]
      var exchanges: [Exchange]

      /// Answers between two teams.
      func answers(between pair: Set<String>, in quarters: [String]) -> Int {
        exchanges.filter { Set([$0.asker, $0.answerer]) == pair && quarters.contains($0.quarter) }
          .reduce(0) { $0 + $1.answers }
      }
    }

    private struct PairLine: Decodable {
      struct Dependency: Decodable { var manifest: String }
      struct Together: Decodable {
        var first: String
        var second: String
        var shared: Int
        var basis: String
      }

      var kind: String
      var first: String
      var second: String
      var given: Int
      var taken: Int
      var help: Int
      var questions: Int
      var dependencies: [Dependency]
      var together: [Together]
    }

    @Test func measuresReturnTheKnownTruth() throws {
      let folder = try TemporaryFolder()
      func run(_ arguments: String...) throws -> String {
        let result = try GuildhallBinary.run(arguments, in: folder.url)
        #expect(result.code == 0, "\(arguments) \(result.errors)")
        return result.output
      }
      _ = try run("demo", "--into", "calder")
      _ = try run("sync", "--config", "calder/guildhall.yaml")
      let truth = try JSONDecoder().decode(
        Truth.self, from: Data(contentsOf: folder.file("calder/truth.json")))
      let quarters = Set(truth.contributions.map(\.quarter)).sorted()
      let first = try #require(quarters.first)
      let last = try #require(quarters.last)
      // All years, one year, and single quarters, so that each is counted on its day.
      for (from, to) in [(first, last), (quarters[4], quarters[7]), (first, first), (quarters[9], quarters[9])] {
        let output = try run(
          "silos", "contributions", "--csv", "--from", from, "--to", to, "--config", "calder/guildhall.yaml")
        #expect(Self.cells(output) == Self.cells(truth.contributions.filter { (from...to).contains($0.quarter) }))
      }
      let lines = try run("silos", "--json", "--config", "calder/guildhall.yaml").split(separator: "\n").map {
        try JSONDecoder().decode(PairLine.self, from: Data($0.utf8))
      }
      let pairs = Dictionary(lines.map { (Set([$0.first, $0.second]), $0) }, uniquingKeysWith: { first, _ in first })
      // The pairs that are planted come first.
      #expect(
        Set(lines.prefix(truth.silentPairs.count).map { [$0.first, $0.second].sorted() })
          == Set(truth.silentPairs.map { $0.teams.sorted() }))
      for planted in truth.silentPairs {
        let pair = try #require(pairs[Set(planted.teams)])
        #expect(
          pair.kind == "silent" && pair.given + pair.taken + pair.help + pair.questions == 0
            && !pair.dependencies.isEmpty)
      }
      for planted in truth.talkWithoutNeed { #expect(pairs[Set(planted.teams)]?.kind == "needless") }
      // Some pairs talk by questions alone, and every answer counts.
      for planted in truth.talkByQuestions {
        let pair = try #require(pairs[Set(planted.teams)])
        #expect(pair.kind == "congruent" && pair.given + pair.taken + pair.help < 3, "\(planted.teams)")
      }
      for (teams, pair) in pairs {
        #expect(pair.questions == truth.answers(between: teams, in: quarters.suffix(4)), "\(teams)")
      }
      // Of what two teams change under one ticket all years have what was planted, and nothing else.
      let planted = truth.changedTogether.filter { Set($0.teams).count == 2 }
      let all = try run(
        "silos", "--json", "--from", first, "--to", last, "--config", "calder/guildhall.yaml"
      ).split(separator: "\n").map { try JSONDecoder().decode(PairLine.self, from: Data($0.utf8)) }
      let found = all.flatMap { line in line.together.map { (teams: Set([line.first, line.second]), $0) } }
      #expect(found.allSatisfy { $0.1.basis == "ticket" })
      #expect(found.count == planted.count)
      for planted in planted {
        let pair = found.first { pair in
          planted.repositories.allSatisfy { name in
            [pair.1.first, pair.1.second].contains { $0.hasPrefix(name + ":") }
          }
        }
        let (teams, together) = try #require(pair, "\(planted.repositories)")
        #expect(teams == Set(planted.teams))
        #expect((planted.times * 9 / 10...planted.times).contains(together.shared), "\(planted.repositories)")
      }
      #expect(
        Set(lines.filter { !$0.dependencies.isEmpty }.map { Set([$0.first, $0.second]) })
          == Set(truth.dependencies.map { Set([$0.from, $0.to]) }))
    }

    /// Commits by the teams that they come from and go to.
    private static func cells(_ csv: String) -> [[String]: Int] {
      var cells: [[String]: Int] = [:]
      for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if fields[1] == "unit" { cells[[fields[0], fields[2]]] = Int(fields[3]) }
      }
      return cells
    }

    private static func cells(_ contributions: [Truth.Contribution]) -> [[String]: Int] {
      var cells: [[String]: Int] = [:]
      for contribution in contributions {
        cells[[contribution.from, contribution.to], default: 0] += contribution.commits
      }
      return cells
    }
  }
}
