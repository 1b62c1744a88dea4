extension Settings {
  /// Where questions go beside their page.
  package struct Questions: Sendable, Hashable {
    /// Public places that questions are sent to, in the order of the file. Nothing else is ever called: channels that
    /// files of repositories name are shown, and no more.
    package var channels: [QuestionChannel] = []
    /// How long nobody may answer before more people are asked; nil for ever.
    package var escalateAfter: Duration? = .seconds(2 * 86_400)
    /// The channel that is asked when the owners do not answer either, by its name.
    package var community: String?
    /// The mail server; nil when no mail is sent.
    package var smtp: MailServer?
    /// Where replies to mails go, to be given to `guildhall receive-mail`; nil when nobody takes them.
    package var replyTo: String?
    /// People are mailed at addresses of these domains alone, in lower case.
    package var mailDomains: [String] = []

    package init() {}
  }

  /// A public place that questions are sent to.
  package struct QuestionChannel: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// Incoming webhooks, whose addresses are secrets.
      case slack(webhook: Secret)
      case mattermost(webhook: Secret)
      /// A room of a homeserver, which is asked at its address: https, or http.
      case matrix(homeserver: String, room: String, token: Secret)
      /// A mailing list.
      case mail(to: String)

      package var word: String {
        switch self {
        case .slack: "slack"
        case .mattermost: "mattermost"
        case .matrix: "matrix"
        case .mail: "mail"
        }
      }
    }

    package var name: String
    package var kind: Kind
    /// Questions about these repositories go there.
    package var repositories: [Glob]
    /// Questions put to these teams, and about what they own.
    package var teams: [String]

    package init(name: String, kind: Kind, repositories: [Glob] = [], teams: [String] = []) {
      self.name = name
      self.kind = kind
      self.repositories = repositories
      self.teams = teams
    }
  }

  /// A text that stands in no configuration: where to read it.
  package enum Secret: Sendable, Hashable {
    /// The first line of a file, by its absolute path.
    case file(String)
    /// A variable of the environment.
    case variable(String)
  }

  /// The channels of a question, of one kind: those that name its repository most closely, else those of its teams, else
  /// those that name neither. `isPublic` is false for what not everybody may see: then only the first are taken.
  package func questionChannels(about repository: String?, teams: [String], isPublic: Bool) -> [QuestionChannel] {
    let all = questions.channels
    if let repository {
      let name = Glob.Name(repository)
      let named = all.compactMap { channel in
        channel.repositories.filter { $0.matches(name) }.map(\.specificity).max(by: <).map { (channel, $0) }
      }
      if let closest = named.map(\.1).max(by: <) { return named.filter { $0.1 == closest }.map(\.0) }
    }
    guard isPublic else { return [] }
    let wanted = Set(teams.map { $0.lowercased() })
    let ofTeams = all.filter { channel in channel.teams.contains { wanted.contains($0.lowercased()) } }
    return ofTeams.isEmpty ? all.filter { $0.repositories.isEmpty && $0.teams.isEmpty } : ofTeams
  }
}
