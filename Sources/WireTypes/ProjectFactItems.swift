package import Foundation
import Metadata
import Readiness
import Services

/// A line of a file of the project's repository, or what else shows something.
package struct EvidenceItem: Codable, Sendable, Equatable {
  package var path: String
  /// From 1; nil when the file itself shows it.
  package var line: Int?
  /// The line's text; empty when the file itself shows it.
  package var text: String

  init(_ evidence: Evidence) {
    path = evidence.path
    line = evidence.line
    text = evidence.text
  }
}

/// Who may integrate changes, or seems to.
package struct OwnerItem: Codable, Sendable, Equatable {
  /// `team` or `person`.
  package var kind: String
  package var name: String
  package var title: String
  /// `declared` or `guess`.
  package var basis: String
  package var evidence: String
  /// Where it is declared.
  package var path: String?
  package var line: Int?
  package var channels: [String]

  init(_ owner: ProjectOwner) {
    kind = owner.kind.rawValue
    name = owner.name
    title = owner.title
    basis = owner.basis.rawValue
    evidence = owner.evidence
    path = owner.path
    line = owner.line
    channels = owner.channels
  }
}

/// What is believed of a fact, and why.
package struct FactItem: Codable, Sendable, Equatable {
  package struct Value: Codable, Sendable, Equatable {
    package var value: String
    package var path: String
    package var line: Int
    /// The key in the file.
    package var key: String

    init(_ statement: MetadataStatement) {
      value = statement.value
      path = statement.place.path
      line = statement.place.line
      key = statement.key
    }
  }

  package var fact: String
  package var values: [Value]
  /// What other files say, the most believed first.
  package var others: [Value]
  package var reason: String

  init(_ belief: MetadataBelief) {
    fact = belief.fact.rawValue
    values = belief.believed.map(Value.init)
    others = belief.others.map(Value.init)
    reason = belief.reason
  }
}

/// How to get, build, test or run a project.
package struct CommandItem: Codable, Sendable, Equatable {
  package var purpose: String
  package var command: String
  /// `documented`, `task`, `manifest` or `workflow`.
  package var basis: String
  package var path: String
  package var line: Int?

  init(_ command: ProjectCommand) {
    purpose = command.purpose.rawValue
    self.command = command.command
    basis = command.basis.rawValue
    path = command.source.path
    line = command.source.line
  }
}

/// An API that a file of the project describes.
package struct InterfaceItem: Codable, Sendable, Equatable {
  package var name: String
  /// `openapi`, `asyncapi` or `grpc`.
  package var kind: String
  package var version: String?
  package var path: String
  package var line: Int

  init(_ api: ProjectProfile.OfferedAPI) {
    name = api.name
    kind = api.kind
    version = api.version
    path = api.path
    line = api.line
  }
}

/// A document by what a reader wants of it.
package struct MappedDocumentItem: Codable, Sendable, Equatable {
  package var path: String
  package var title: String
  package var category: String
  /// For documents of the community: `contributing`, `security`...
  package var community: String?

  init(_ entry: DocumentationMap.Entry) {
    path = entry.path
    title = entry.title
    category = entry.category.rawValue
    community = entry.community?.rawValue
  }
}

/// How much influence the team shares.
package struct GovernanceItem: Codable, Sendable, Equatable {
  package var level: String
  package var declared: Bool
  package var evidence: EvidenceItem

  init(_ finding: GovernanceLevel.Finding) {
    level = finding.level.rawValue
    declared = finding.isDeclared
    evidence = EvidenceItem(finding.evidence)
  }
}

/// A version that was released.
package struct ReleaseItem: Codable, Sendable, Equatable {
  package var version: String
  package var tag: String?
  /// Of the tag.
  package var date: Date?
  /// As the changelog says it.
  package var day: String?
  /// The changelog's heading.
  package var changes: EvidenceItem?

  init(_ release: ReleaseList.Release) {
    version = release.version.text
    tag = release.tag?.name
    date = release.tag.map { Date(timeIntervalSince1970: TimeInterval($0.time)) }
    day = release.day
    changes = release.changes.map(EvidenceItem.init)
  }
}

/// The activity score and what it is made of.
package struct ActivityItem: Codable, Sendable, Equatable {
  package struct Term: Codable, Sendable, Equatable {
    package var name: String
    package var input: String
    package var change: Double
  }

  package var score: Int
  package var terms: [Term]

  init(_ score: ActivityScore) {
    self.score = score.score
    terms = score.terms.map { Term(name: $0.name, input: $0.input, change: $0.change) }
  }
}

/// What is wrong with a file of the project, for its owner.
package struct FileProblemItem: Codable, Sendable, Equatable {
  package var path: String
  package var line: Int?
  package var cause: String
  package var hint: String

  init(_ problem: MetadataProblem) {
    path = problem.path
    line = problem.line
    cause = problem.cause
    hint = problem.hint
  }
}
