import Ownership

/// The owners of a path as people write them, in a repository with these files.
func owners(_ files: [String: String], _ path: String, host: OwnershipDialect? = nil) -> String {
  read(files, host: host).of(path: path).map(\.description).joined(separator: " ")
}

func read(_ files: [String: String], host: OwnershipDialect? = nil) -> Owners {
  Owners(files: files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }, host: host)
}

func problems(_ files: [String: String], host: OwnershipDialect? = nil) -> [String] {
  read(files, host: host).problems.map(\.message)
}
