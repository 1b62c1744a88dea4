import SearchModel
import Services

extension SampleOrganization {
  /// A declared team and a guess; nobody for what has no owner; hostile ones for the hostile repository.
  static func owners(of facts: RepositoryFacts) -> [ProjectOwner] {
    switch facts.name {
    case hostileName:
      [
        ProjectOwner(
          kind: .person, name: script, title: reordering, basis: .declared, evidence: image, path: hostilePath,
          line: .max, channels: ["javascript:alert(1)"])
      ]
    case nio.facts.name:
      [
        ProjectOwner(
          kind: .team, name: "Apple", isKnown: true, basis: .declared,
          evidence: "The team Apple has the pattern 'apple/*'.", path: "guildhall.yaml", line: 8,
          channels: ["https://forums.example.org/c/nio"], isConfigured: true),
        ProjectOwner(
          kind: .person, name: "@adaw", basis: .declared, evidence: "* @adaw @ben", path: ".github/CODEOWNERS", line: 3),
        ProjectOwner(
          kind: .person, name: ben.key, title: ben.name, isKnown: true, basis: .declared, evidence: "* @adaw @ben",
          path: ".github/CODEOWNERS", line: 3),
      ]
    case grdb.facts.name:
      [
        ProjectOwner(
          kind: .person, name: ada.key, title: ada.name, isKnown: true, basis: .guess,
          evidence: "12 of 20 merges of the last year (60 %).")
      ]
    default: []
    }
  }
}
