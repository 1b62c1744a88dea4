import HTML
import Services

/// Addresses of the pages about teams and people.
enum DirectoryLink {
  static func team(_ name: String) -> Link { Link(path: ["teams", .name(name)]) }
  static func person(_ key: String) -> Link { Link(path: ["people", .name(key)]) }

  static func page(of hit: DirectoryHit) -> Link {
    switch hit.kind {
    case .team: team(hit.name)
    case .person: person(hit.name)
    }
  }
}
