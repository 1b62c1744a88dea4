import SearchModel

/// Somebody, or a place, to ask about candidates.
package struct ResearchContact: Sendable, Equatable {
  package enum Kind: String, Sendable, Codable {
    /// A public place to talk.
    case channel
    case team, person
  }

  package var kind: Kind
  /// As people know them; a channel's address or name.
  package var title: String
  /// What their page is called; nil where there is none, and for a channel.
  package var key: String?
  /// Why they are asked: `owns swift-nio`.
  package var why: String

  package init(kind: Kind, title: String, key: String? = nil, why: String) {
    self.kind = kind
    self.title = title
    self.key = key
    self.why = why
  }
}

extension ResearchContact {
  private static let most = 5
  /// Candidates that are asked about.
  private static let mostCandidates = 4
  private static let mostChannels = 2

  /// Whom to ask about the candidates that fit, in the order of these; places where others read along before people,
  /// who is declared before who is guessed.
  static func all(for candidates: [ResearchCandidate]) -> [ResearchContact] {
    let fitting = candidates.filter { $0.fit != .weak }.prefix(mostCandidates).map(\.offer)
    let channels = Gathered(fitting) { offer in offer.channels.prefix(1).map { (Key(kind: .channel, title: $0), false) }
    }
    let owners = Gathered(fitting) { offer in
      offer.summary.owners.map { owner in
        let kind: Kind = owner.kind == .team ? .team : .person
        return (Key(kind: kind, title: owner.title, key: owner.isKnown ? owner.key : nil), owner.isGuess)
      }
    }
    let contacts = Gathered(fitting) { offer in offer.contacts.map { (Key(kind: .person, title: $0), false) } }
    let open = channels.entries.prefix(mostChannels).map { contact($0, "takes questions about") }
    let declared = owners.entries.filter { !$0.isGuess }.map { contact($0, "owns") }
    let named = contacts.entries.map { contact($0, "is named as contact of") }
    let guessed = owners.entries.filter(\.isGuess).map { contact($0, "integrates changes of") }
    return Array((open + declared + named + guessed).prefix(most))
  }

  private static func contact(_ entry: Gathered.Entry, _ verb: String) -> ResearchContact {
    let names = [entry.projects.dropLast().joined(separator: ", "), entry.projects.last ?? ""].filter { !$0.isEmpty }
    return ResearchContact(
      kind: entry.key.kind, title: entry.key.title, key: entry.key.key,
      why: "\(verb) \(names.joined(separator: " and "))")
  }

  private struct Key: Hashable {
    var kind: Kind
    var title: String
    var key: String?
  }

  /// Who stands for several projects is named once.
  private struct Gathered {
    struct Entry {
      var key: Key
      var isGuess: Bool
      var projects: [String]
    }

    var entries: [Entry] = []

    init(_ offers: [ProjectOffer], _ keys: (ProjectOffer) -> [(Key, isGuess: Bool)]) {
      for offer in offers {
        for (key, isGuess) in keys(offer) {
          let name = offer.summary.name
          if let known = entries.firstIndex(where: { $0.key == key && $0.isGuess == isGuess }) {
            if !entries[known].projects.contains(name) { entries[known].projects.append(name) }
          } else {
            entries.append(Entry(key: key, isGuess: isGuess, projects: [name]))
          }
        }
      }
    }
  }
}
