package import Foundation
package import SearchModel

/// A question as it is kept, with all that came of it.
package struct QuestionRecord: Sendable, Equatable, Identifiable {
  /// Who wrote something, as far as they said so.
  package struct Author: Sendable, Hashable {
    /// What they are called; empty when nobody said, and after they asked not to be kept.
    package var name: String
    /// The key of the people's list, else the name in lower case.
    package var key: String
    /// Their team on that day; empty when it is not known.
    package var team: String

    package init(name: String = "", key: String = "", team: String = "") {
      self.name = name
      self.key = key
      self.team = team
    }
  }

  package struct Answer: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var words: String
    package var author: Author
    package var date: Date
    /// Whether it was brought back from mail, where nobody checked who wrote it.
    package var isMail: Bool
  }

  /// That it was put into somebody's inbox.
  package struct Invitation: Sendable, Hashable {
    /// The key of the people's list.
    package var person: String
    /// A sentence.
    package var why: String

    package init(person: String, why: String) {
      self.person = person
      self.why = why
    }
  }

  package var id: Int64
  package var title: String
  package var words: String
  package var author: Author
  /// The repository's name or the project's identifier; empty when it is about none.
  package var subject: String
  /// A team; empty when it is put to none by name.
  package var addressee: String
  package var created: Date
  /// The number of the answer that settled it.
  package var accepted: Int64?
  /// How often it was put to more people.
  package var escalation: Int
  /// Part of the Message-ID of mails about it.
  package var mailKey: String
  /// Oldest first.
  package var answers: [Answer]
  package var invitations: [Invitation]
  package var deliveries: [DeliveryRecord]

  package var state: QuestionState { accepted != nil ? .solved : answers.isEmpty ? .open : .answered }

  /// As people write it: `Q-12`.
  package var label: String { Self.label(id) }

  package static func label(_ id: Int64) -> String { "Q-\(id)" }

  /// The number in `Q-12` or `12`, in any case; nil when it is none.
  package static func number(_ label: String) -> Int64? {
    let digits = label.lowercased().hasPrefix("q-") ? label.dropFirst(2) : label[...]
    guard !digits.isEmpty, digits.utf8.count <= 18, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(digits).flatMap { $0 > 0 ? $0 : nil }
  }
}

/// Something that has to be sent because of a question.
package struct DeliveryRecord: Sendable, Equatable, Identifiable {
  package enum Purpose: Sendable, Hashable {
    case asked, invited, escalated
    /// An answer came, by its number.
    case answered(Int64)

    var text: String {
      switch self {
      case .asked: "asked"
      case .invited: "invited"
      case .escalated: "escalated"
      case .answered(let id): "answered \(id)"
      }
    }

    init?(_ text: String) {
      switch text {
      case "asked": self = .asked
      case "invited": self = .invited
      case "escalated": self = .escalated
      default:
        guard text.hasPrefix("answered "), let id = Int64(text.dropFirst(9)) else { return nil }
        self = .answered(id)
      }
    }
  }

  package enum Target: Sendable, Hashable {
    /// A channel of the configuration, by its name.
    case channel(String)
    /// The key of the people's list.
    case person(String)

    var text: String {
      switch self {
      case .channel(let name): "channel:" + name
      case .person(let key): "person:" + key
      }
    }

    init?(_ text: String) {
      if text.hasPrefix("channel:") {
        self = .channel(String(text.dropFirst(8)))
      } else if text.hasPrefix("person:") {
        self = .person(String(text.dropFirst(7)))
      } else {
        return nil
      }
    }
  }

  package enum State: String, Sendable {
    case waiting, sending, sent
    /// The process died, or the connection broke, while it was sent: nobody knows whether it arrived.
    case uncertain
    case failed
  }

  package var id: Int64
  package var question: Int64
  package var purpose: Purpose
  package var target: Target
  package var state: State
  /// How often it was tried.
  package var attempts: Int
  /// When it is tried next; while it is being sent, when that began.
  package var due: Date
  /// What went wrong the last time; empty when nothing did.
  package var error: String
}
