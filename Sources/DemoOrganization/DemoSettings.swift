import StructuredText

/// The configuration of the generated organisation.
enum DemoSettings {
  /// `guildhall.yaml`, for a file beside the folder `repositories`.
  static func text(_ plan: OrganizationPlan) -> String {
    let company = plan.company
    var table = DataTable()
    table.set(
      "organization",
      .record([
        ("name", .text(company.name)),
        ("description", .text("A forwarder of freight that does not exist, made by guildhall demo.")),
      ]))
    table.set("sources", .values([.record([("folder", .text("repositories"))])]))
    table.set("teams", .values(company.teams.map { team($0, plan) }))
    table.set("practices", .record([("repository", .text("handbook")), ("folder", .text("docs"))]))
    table.set("orgChart", .record([("groups", .values([.text("handbook")]))]))
    return """
      # Calder Freight, an organisation that does not exist: guildhall demo made it out of the seed \(plan.seed).
      # truth.json beside this file says what is known of it.

      """ + YAMLWriter.document(table)
  }

  private static func team(_ team: Company.Team, _ plan: OrganizationPlan) -> DataValue {
    let members = plan.company.people.flatMap { person in
      person.memberships.filter { $0.team == team.name }.map { member(person, $0) }
    }
    return .record([
      ("name", .text(team.name)), ("department", .text(team.department)),
      ("aliases", .values([.text("@calder/\(team.slug)"), .text("group:default/\(team.slug)")])),
      ("channel", .text(team.channel)),
      ("repositories", .values(plan.repositories.filter { $0.team == team.name }.map { .text($0.name) })),
      ("members", .values(members)),
    ])
  }

  private static func member(_ person: Company.Person, _ membership: Company.Membership) -> DataValue {
    .record(
      [
        ("name", .text(person.name)), ("emails", .values(person.configuredEmails.map { .text($0) })),
        ("logins", .values([.text(person.login)])), ("from", .text(membership.from.description)),
      ] + (membership.to.map { [("to", .text($0.description))] } ?? []))
  }
}
