import SearchModel
import Settings
import Testing

@Suite struct QuestionSettingsTests {
  private func read(_ questions: String) throws -> Settings {
    try Settings.parse(
      text: """
        organization: { name: X }
        sources: [{ folder: /src }]
        teams: [{ name: NIO, repositories: ["apple/*"] }, { name: Security }]
        visibility: { "apple/secret": [Security] }
        questions:
        \(questions)
        """)
  }

  private static let channels = """
      channels:
        - { name: nio, kind: slack, repositories: ["apple/swift-nio*"], urlFile: hook }
        - { name: apple, kind: mattermost, repositories: ["apple/*"], urlVariable: APPLE_HOOK }
        - { name: team, kind: matrix, teams: NIO, homeserver: "https://m.example.org/", room: "!a:example.org", tokenVariable: T }
        - { name: all, kind: mail, to: all@example.org }
      smtp: { host: mail.example.org, from: hall@example.org }
      community: all
      escalateAfter: 3d
      mailDomains: Example.org
      replyTo: questions@example.org
    """

  @Test func channelsAreRead() throws {
    let settings = try read(Self.channels)
    let questions = settings.questions
    #expect(questions.channels.map(\.kind.word) == ["slack", "mattermost", "matrix", "mail"])
    #expect(questions.channels[0].kind == .slack(webhook: .file("/hook")))
    #expect(
      questions.channels[2].kind
        == .matrix(homeserver: "https://m.example.org", room: "!a:example.org", token: .variable("T")))
    #expect(questions.community == "all" && questions.escalateAfter == .seconds(3 * 86_400))
    #expect(questions.mailDomains == ["example.org"] && questions.replyTo == "questions@example.org")
    let none = try Settings.parse(text: "organization: { name: X }\nsources: [{ folder: /src }]\n").questions
    #expect(none.channels.isEmpty && none.escalateAfter == .seconds(2 * 86_400) && none.smtp == nil)
  }

  @Test func theClosestChannelsAreTaken() throws {
    let settings = try read(Self.channels)
    func names(_ repository: String?, _ teams: [String] = [], isPublic: Bool = true) -> [String] {
      settings.questionChannels(about: repository, teams: teams, isPublic: isPublic).map(\.name)
    }
    #expect(names("apple/swift-nio") == ["nio"] && names("APPLE/other", ["NIO"]) == ["apple"])
    #expect(names("vapor/x", ["nio"]) == ["team"] && names(nil, ["NIO"]) == ["team"])
    #expect(names("vapor/x", ["Else"]) == ["all"] && names(nil) == ["all"])
    // What not everybody may see goes only where its repository is named.
    #expect(names("vapor/x", ["NIO"], isPublic: false).isEmpty && names("apple/secret", isPublic: false) == ["apple"])
  }

  @Test(arguments: [
    ("{ channels: [{ kind: slack, urlFile: x }] }", "without a name"), ("{ channels: [{ name: x }] }", "without kind"),
    ("{ channels: [{ name: x, kind: irc }] }", "of kind 'irc'"),
    ("{ channels: [{ name: x, kind: slack }] }", "without urlFile"),
    ("{ channels: [{ name: x, kind: slack, urlFile: a, urlVariable: B }] }", "urlFile and urlVariable"),
    ("{ channels: [{ name: x, kind: slack, urlVariable: 'A B' }] }", "no name of a variable"),
    ("{ channels: [{ name: x, kind: slack, urlFile: a, room: b }] }", "room has no meaning"),
    ("{ channels: [{ name: x, kind: slack, url: 'https://x' }] }", "not a key"),
    ("{ channels: [{ name: x, kind: matrix, homeserver: 'ftp://x', room: '!a', tokenFile: t }] }", "no web address"),
    (
      "{ channels: [{ name: x, kind: matrix, homeserver: 'https://u@x', room: '!a', tokenFile: t }] }", "no web address"
    ),
    (
      "{ channels: [{ name: x, kind: matrix, homeserver: 'https://x', room: '#a:b', tokenFile: t }] }",
      "no id of a room"
    ),
    ("{ channels: [{ name: x, kind: slack, urlFile: a, teams: [Nio] }] }", "names the team 'Nio'"),
    ("{ channels: [{ name: x, kind: slack, urlFile: a }, { name: x, kind: slack, urlFile: a }] }", "two channels"),
    ("{ channels: [{ name: x, kind: mail, to: a@b }] }", "no mail server"),
    ("{ community: y }", "not one of questions.channels"),
    ("{ escalateAfter: soon }", "a time with its unit"), ("{ replyTo: x }", "not an e-mail address"),
    ("{ smtp: { host: h } }", "questions.smtp.from is missing"), ("{ mailDomains: 'a b' }", "not a host name"),
  ])
  func whatCannotBeUsedIsRefused(questions: String, cause: String) throws {
    let error = #expect(throws: UserFacingError.self) { try read("  " + questions) }
    #expect(error?.message.contains(cause) == true, "\(error?.message ?? "")")
  }
}
