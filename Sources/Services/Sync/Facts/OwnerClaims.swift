import Metadata
import Ownership

/// Who is declared as an owner of a repository or of a folder of it.
struct OwnerClaims {
  /// Claims of one repository.
  private static let most = 5_000
  /// Owners of one folder: more are no answer to whom to ask.
  private static let mostOfFolder = 50
  /// Folders that are looked at by themselves.
  private static let mostFolders = 500

  private let reading: RepositoryReading
  private var lines: [String: [ArraySlice<UInt8>]] = [:]

  private init(_ reading: RepositoryReading) { self.reading = reading }

  /// The claim to believe first stands first: a host enforces its own file; a catalogue's is a word. `folders` are those
  /// of the projects, without the root; other folders have claims where their owners are others than around them.
  static func all(in reading: RepositoryReading, folders: [String]) -> [RepositoryProfile.OwnerClaim] {
    var reader = OwnerClaims(reading)
    var claims: [RepositoryProfile.OwnerClaim] = []
    if !reading.owners.files.isEmpty {
      let whole = reading.owners.ofRepository(paths: reading.paths)
      claims = reader.claims(of: whole.owners, whole.evidence, in: "")
      let owned = reading.owners.ofFolders(paths: reading.paths, whole: whole.owners, most: mostFolders)
      for folder in owned { claims += reader.claims(of: folder.owners, folder.evidence, in: folder.folder) }
      for folder in Set(folders.prefix(mostFolders)).subtracting(owned.map(\.folder)).sorted() {
        let own = reading.owners.ofRepository(paths: reading.paths(in: folder))
        // A folder that has the owners of all the rest needs no claims of its own.
        let around = owned.last { folder.hasPrefix($0.folder + "/") }?.owners ?? whole.owners
        if own.owners != around { claims += reader.claims(of: own.owners, own.evidence, in: folder) }
      }
    }
    for subject in reading.metadata.subjects where subject.component == nil { claims += reader.claims(of: subject) }
    var seen: Set<RepositoryProfile.OwnerClaim> = []
    return Array(claims.filter { seen.insert($0).inserted }.prefix(most))
  }

  /// What CODEOWNERS and its kin say.
  private mutating func claims(
    of owners: [OwnerToken], _ evidence: [Owners.Evidence], in folder: String
  ) -> [RepositoryProfile.OwnerClaim] {
    var claims: [RepositoryProfile.OwnerClaim] = []
    for owner in owners.prefix(Self.mostOfFolder) {
      guard let place = evidence.first(where: { $0.owner == owner }) else { continue }
      claims.append(
        RepositoryProfile.OwnerClaim(
          folder: folder, owner: owner, evidence: line(place.line, of: place.path) ?? place.pattern,
          place: MetadataPlace(path: place.path, line: place.line)))
    }
    return claims
  }

  private mutating func claims(of subject: MetadataSubject) -> [RepositoryProfile.OwnerClaim] {
    guard let belief = subject[.owner] else { return [] }
    var claims: [RepositoryProfile.OwnerClaim] = []
    for statement in (belief.believed + belief.others).prefix(Self.mostOfFolder) {
      let evidence = line(statement.place.line, of: statement.place.path)
      claims.append(
        RepositoryProfile.OwnerClaim(
          folder: subject.folder, owner: OwnerToken(stated: statement),
          evidence: evidence ?? statement.written ?? statement.value, place: statement.place))
    }
    return claims
  }

  private mutating func line(_ number: Int, of path: String) -> String? {
    if lines[path] == nil {
      let content = reading.files.first { $0.path == path }?.content ?? []
      lines[path] = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
    guard let rows = lines[path], rows.indices.contains(number - 1) else { return nil }
    let text = String(decoding: rows[number - 1].prefix(400), as: UTF8.self).trimmingPrefix { $0.isWhitespace }
    return text.isEmpty ? nil : String(text.prefix(200))
  }
}

extension OwnerToken {
  /// The owner that a catalogue's file names: a reference to an entity, or a name.
  init(stated statement: MetadataStatement) {
    guard statement.format == .catalogInfo,
      let reference = EntityReference(statement.value, defaultKind: "group")
    else {
      self.init(.team, statement.value)
      return
    }
    self.init(reference.kind == "user" ? .user : .team, reference.name)
  }
}
