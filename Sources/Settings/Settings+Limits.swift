extension Settings {
  /// How much of each repository is read. What lies beyond is left out, counted and shown.
  package struct Limits: Sendable, Hashable {
    /// Bytes; larger files are listed but not searched. Generous, because the
    /// whole text is indexed: above stand dumps and generated data.
    package var fileSize = 64 << 20
    /// Files of a repository; one with more is refused: a few objects can expand to 10^10 paths.
    package var files = 1_000_000
    /// Folders above a file; deeper files are left out.
    package var depth = 64
    /// Bytes; files with a longer path are left out.
    package var pathLength = 1024
    /// Seconds that listing a repository's files may take.
    package var listSeconds = 120
    /// Branches that a source may have.
    package var branches = 20_000
    /// Tags that a source may have; of one with more, none is fetched.
    package var tags = 20_000
    /// Bytes of the largest pack that is fetched.
    package var packSize = 50 << 30
    /// Seconds until a source must have said what it has.
    package var askSeconds = 120
    /// Seconds that a fetch may take.
    package var fetchSeconds = 3600
    /// Folders below a source folder that are looked into for repositories.
    package var folderDepth = 12
    /// Folders looked at below a source folder, in all.
    package var folders = 500_000

    package init() {}
  }
}
