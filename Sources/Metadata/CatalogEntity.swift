/// An entity of a Backstage catalogue, as a file declares it.
package struct CatalogEntity: Sendable, Equatable, Codable {
  package struct Link: Sendable, Equatable, Codable {
    package var url: String
    package var title: String?
    package var icon: String?
    package var type: String?
    package var place: MetadataPlace
  }

  package struct Tag: Sendable, Equatable, Codable {
    package var name: String
    package var place: MetadataPlace
  }

  package struct Annotation: Sendable, Equatable, Codable {
    /// As `backstage.io/techdocs-ref`.
    package var key: String
    package var value: String
    package var place: MetadataPlace
  }

  package struct Profile: Sendable, Equatable, Codable {
    package var displayName: String?
    package var email: String?
    /// An address of the web.
    package var picture: String?
  }

  package var reference: EntityReference
  /// As written: `Component`.
  package var kind: String
  package var title: String?
  package var description: String?
  package var tags: [Tag] = []
  package var labels: [Annotation] = []
  package var annotations: [Annotation] = []
  package var links: [Link] = []
  package var type: String?
  package var lifecycle: String?
  /// Of groups and users.
  package var profile: Profile?
  /// The relations that this entity declares, in the order of the file.
  package var relations: [EntityRelation] = []
  /// Of locations: files and addresses, as written.
  package var targets: [String] = []
  /// The length of the API's definition in UTF-8 bytes; nil when it stands elsewhere.
  package var definitionLength: Int?
  package var place: MetadataPlace
  /// Lines of single values, by key: `metadata.title`.
  var lines: [String: Int] = [:]

  package func annotation(_ key: String) -> String? { annotations.first { $0.key == key }?.value }

  package init(reference: EntityReference, kind: String, place: MetadataPlace) {
    self.reference = reference
    self.kind = kind
    self.place = place
  }

  /// Annotations that say something to people (well-known-annotations.md), with what they say.
  package static let knownAnnotations: KeyValuePairs<String, String> = [
    "backstage.io/source-location": "where the source is",
    "backstage.io/techdocs-ref": "where the documentation is built from",
    "backstage.io/managed-by-location": "the file that declares it",
    "backstage.io/managed-by-origin-location": "the file through which it was found",
    "backstage.io/orphan": "whether no file declares it any more",
    "backstage.io/view-url": "where to look at the declaration",
    "backstage.io/edit-url": "where to edit the declaration",
    "backstage.io/adr-location": "where decision records stand",
    "backstage.io/ldap-dn": "its name in LDAP",
    "backstage.io/ldap-rdn": "its short name in LDAP",
    "backstage.io/ldap-uuid": "its number in LDAP",
    "github.com/project-slug": "its repository on GitHub",
    "github.com/team-slug": "its team on GitHub",
    "github.com/user-login": "its account on GitHub",
    "gitlab.com/project-slug": "its repository on GitLab",
    "graph.microsoft.com/tenant-id": "its tenant at Microsoft",
    "graph.microsoft.com/group-id": "its group at Microsoft",
    "graph.microsoft.com/user-id": "its account at Microsoft",
    "jenkins.io/job-full-name": "its job in Jenkins",
    "circleci.com/project-slug": "its project in CircleCI",
    "sonarqube.org/project-key": "its project in SonarQube",
  ]
}
