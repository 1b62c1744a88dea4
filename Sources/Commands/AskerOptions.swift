import ArgumentParser
import Foundation
import Services

/// Who decides, asks or answers.
struct PersonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Who it is: a name, an address or a key.", valueName: "person"))
  var by: String?

  /// Who was said, else who commits here, with the team that the org chart knows.
  func asker(_ guildhall: Guildhall, environment: [String: String]) async throws -> Asker {
    let here = FileManager.default.currentDirectoryPath
    let address = by ?? Asker(committingIn: here, surroundings: environment)?.person ?? ""
    guard !address.isEmpty else { return Asker() }
    return try await guildhall.asker(withAddress: address) ?? Asker(person: address)
  }
}

/// Who asks or decides, and for which team and project.
struct AskerOptions: ParsableArguments {
  @OptionGroup var person: PersonOptions

  @Option(name: .long, help: ArgumentHelp("For which team.", valueName: "team"))
  var team: String?

  @Option(name: .long, help: ArgumentHelp("For which project or repository.", valueName: "project"))
  var project: String?

  /// What was not said is taken from `GUILDHALL_TEAM`, git's `user.email` and the org chart.
  func asker(_ guildhall: Guildhall, environment: [String: String]) async throws -> Asker {
    var asker = try await person.asker(guildhall, environment: environment)
    asker.team = team ?? environment["GUILDHALL_TEAM"] ?? asker.team
    return asker
  }
}
