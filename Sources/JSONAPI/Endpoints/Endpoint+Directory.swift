import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let teams = Endpoint(
    path: "/api/v1/teams", operation: "listTeams", summary: "List teams", about: "Sorted by name.",
    parameters: [.limit(1...1000, standard: 100), .cursor],
    reply: "TeamsReply", example: { try WireJSON.bytes(Samples.teams) }, caching: .revalidated,
    answer: { call in
      let all = try await call.useCases.directory.teams(viewer: call.viewer)
      let (page, next) = try PageCursor.page(of: all, call: call, question: ["teams"])
      return try WireJSON.bytes(TeamsReply(page, total: all.count, next: next))
    })

  static let team = Endpoint(
    path: "/api/v1/teams/{team}", operation: "getTeam", summary: "Look at one team",
    about: "Who is and was in it, what it owns, and who depends on that.",
    parameters: [
      Parameter(
        name: "team", kind: .path, isRequired: true,
        about: "Name of the team, in any case. Its slashes may stand as they are or as %2F.", example: "NIO")
    ],
    reply: "TeamReply", example: { try WireJSON.bytes(Samples.team) }, canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let team = try await call.useCases.directory.team(call.values.required("team"), viewer: call.viewer)
      return try WireJSON.bytes(TeamReply(team))
    })

  static let people = Endpoint(
    path: "/api/v1/people", operation: "listPeople", summary: "List people",
    about: "Sorted by name: everybody who stands in commits or in an org chart, programs left out.",
    parameters: [.part, .limit(1...1000, standard: 100), .cursor],
    reply: "PeopleReply", example: { try WireJSON.bytes(Samples.people) }, caching: .revalidated,
    answer: { call in
      let part = call.values.text("q") ?? ""
      let question = ["people", part]
      let cursor = try PageCursor(call.values.text("cursor"), for: question)
      let page = try await call.useCases.directory.people(
        matching: part, skip: cursor.shown, limit: call.values.integer("limit"), viewer: call.viewer)
      return try WireJSON.bytes(
        PeopleReply(page, next: cursor.next(after: page.people.count, of: page.total, for: question)))
    })

  static let person = Endpoint(
    path: "/api/v1/people/{person}", operation: "getPerson", summary: "Look at one person",
    about: """
      Their teams, what they own and contribute to, and why addresses are taken for theirs. Addresses are only those \
      that stand in the history of a repository that you may read.
      """,
    parameters: [
      Parameter(
        name: "person", kind: .path, isRequired: true,
        about: "Key of the person as lists have it, or their whole name when nobody else has it.",
        example: "ada-wire-0hq3k1z")
    ],
    reply: "PersonReply", example: { try WireJSON.bytes(Samples.person) }, canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let person = try await call.useCases.directory.person(call.values.required("person"), viewer: call.viewer)
      return try WireJSON.bytes(PersonReply(person))
    })
}
