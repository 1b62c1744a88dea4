import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct PeopleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "List the people, or say of one which teams they are in, what they own and by what they are known.",
    discussion: """
      NAME is a person's whole name, or their key where several are called alike. Where nobody is called so, everybody
      whose name holds it is listed.

      Examples:
        guildhall people
        guildhall people "Ada Wire"
        guildhall people ada --json
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "One person, or a part of names.")
  var name: String?

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let directory = try place.open().useCases.directory
      let output = Output()
      defer { output.flush() }
      var absent: UserFacingError?
      if let name {
        do {
          let person = try await directory.person(name, viewer: .operator)
          if json { return output.line(try WireJSON.line(PersonReply(person))) }
          return DirectoryPrinter.standard().lines(person).forEach(output.line)
        } catch let error as UserFacingError where error.code == .notFound {
          absent = error
        }
      }
      let page = try await directory.people(matching: name ?? "", skip: 0, limit: .max, viewer: .operator)
      if page.people.isEmpty, let absent { return try await reportingFailure(exitCode: 1) { throw absent } }
      for person in page.people {
        output.line(
          json ? try WireJSON.line(PersonListItem(person)) : DirectoryPrinter.standard().line(person))
      }
      if page.people.isEmpty { throw ExitCode(1) }
    }
  }
}
