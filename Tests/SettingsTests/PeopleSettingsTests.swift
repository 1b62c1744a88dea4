import Foundation
import Settings
import Testing

@Suite struct PeopleSettingsTests {
  @Test func readsPeopleAndTheOrgChart() throws {
    let settings = try Settings.parse(
      text: """
        organization: { name: X }
        sources: [{ folder: /src }]
        teams:
          - name: Net
            parent: Engineering
            aliases: ["@org/net", "group:default/net"]
            members: [{ name: "Ada Wire", logins: "@AdaW", role: lead, from: 2024-01-01 }]
          - { name: Engineering }
        people:
          - { name: "Ben Moss", emails: [ben@corp.example, ben@home.example] }
        identities: { separate: [[a@x.example, b@x.example]] }
        orgChart: { repository: handbook, folder: people/, groups: [handbook, "plat/*"] }
        """, file: URL(fileURLWithPath: "/etc/hall.yaml"))
    #expect(settings.file == "hall.yaml")
    #expect(settings.teams.first?.parent == "Engineering" && settings.teams.first?.line == 4)
    #expect(settings.teams.first?.aliases == ["@org/net", "group:default/net"])
    let member = settings.teams.first?.members.first
    #expect(member?.person == Person(name: "Ada Wire", logins: ["AdaW"], line: 7) && member?.role == "lead")
    #expect(settings.people == [Person(name: "Ben Moss", emails: ["ben@corp.example", "ben@home.example"], line: 10)])
    #expect(settings.separations == [Settings.Separation(first: "a@x.example", second: "b@x.example")])
    #expect(settings.orgChart.repository == "handbook" && settings.orgChart.folder == "people")
    #expect(settings.orgChart.believesGroups(of: "plat/x") && !settings.orgChart.believesGroups(of: "evil/x"))
    #expect(Settings.OrgChart().believesGroups(of: "anything"))
  }
}
