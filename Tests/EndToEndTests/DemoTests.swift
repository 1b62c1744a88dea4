import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// The generated organisation through the built program: made, read, and asked.
  @Suite struct Demo {
    @Test func fromNothingToAnswers() throws {
      let folder = try TemporaryFolder()
      func run(_ arguments: String...) throws -> RunningProgram.Result {
        try GuildhallBinary.run(arguments, in: folder.url)
      }
      let made = try run("demo", "--into", "calder")
      #expect(made.code == 0, "\(made.errors)")
      #expect(made.output.contains("12 teams, 150 people, 60 repositories"))
      #expect(made.output.contains("guildhall serve --config calder/guildhall.yaml"))

      let again = try run("demo", "--into", "calder")
      #expect(again.code == 2)
      #expect(again.errors.contains("is not empty") && again.errors.contains("--into"))
      let wrong = try run("demo", "--into", "other", "--until", "2026-02-31")
      #expect(wrong.code == 2 && wrong.errors.contains("2026-02-31"))

      let sync = try run("sync", "--config", "calder/guildhall.yaml", "--json")
      #expect(sync.code == 0, "\(sync.output)\(sync.errors)")
      let figures = try SyncFigures(sync.output)
      #expect(figures.repositories == 60 && figures.indexed == 60)
      #expect(figures.problems.filter { $0.severity != "notice" }.map(\.message) == [])

      let found = try run("search", "sym:CallRetry", "--config", "calder/guildhall.yaml")
      #expect(found.code == 0 && found.output.contains("retry-kit"), "\(found.output)")
      let knowing = try run("who", "load-bench", "--config", "calder/guildhall.yaml")
      #expect(knowing.code == 0 && knowing.output.contains("truck factor 1"), "\(knowing.output)")
      let project = try run("project", "retry-kit", "--config", "calder/guildhall.yaml")
      #expect(project.output.contains("booking-service") && project.output.contains("Runtime"), "\(project.output)")
      let research = try run("research", "--list", "--config", "calder/guildhall.yaml")
      #expect(research.output.contains("match names of places"), "\(research.output)")
    }
  }
}
