import Glibc

/// Finds the git repositories below a folder by looking at names only: nothing
/// of a repository is opened, nothing is run, and no symbolic link is followed.
package enum Discovery {
  package struct Repository: Sendable, Hashable {
    /// Absolute path of the working tree, or of the bare repository.
    package var folder: String
    /// The path relative to the source folder, without `.git`.
    package var name: String
    package var isBare: Bool
  }

  /// Something that was passed over although it may hold a repository.
  package struct Notice: Sendable, Hashable {
    package var path: String
    package var reason: String
  }

  package struct Result: Sendable, Equatable {
    /// Sorted by name.
    package var repositories: [Repository] = []
    package var notices: [Notice] = []
    /// The folder with all links resolved, which the repositories' paths start with.
    package var root = ""
    /// Folders that were not looked through and may hold more.
    package var unread: [String] = []

    package init() {}
  }

  package struct Limits: Sendable, Equatable {
    /// Folders below the source folder.
    package var depth: Int
    /// Folders looked at in all.
    package var folders: Int

    package init(depth: Int = 12, folders: Int = 500_000) {
      self.depth = depth
      self.folders = folders
    }
  }

  /// Folders that hold copies of others' code, or build products: what is in
  /// them is no repository of the organisation. Hidden folders are passed over too.
  static let passedOver: Set<String> = ["node_modules", "bower_components", "DerivedData", "__pycache__", "Pods"]

  /// Looks through the folder at an absolute path, which itself may be a link or a
  /// repository, but not into `excluded`, absolute paths without links. Throws
  /// `GitError` when the folder cannot be read.
  package static func repositories(
    below folder: String, except excluded: Set<String> = [], limits: Limits = Limits(),
    cancellation: Cancellation? = nil
  ) throws -> Result {
    guard let resolved = realpath(folder, nil) else {
      throw GitError(
        .notFound,
        "The source folder \(PrintableText.clean(folder)) cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check the path in the configuration.")
    }
    defer { free(resolved) }
    guard let root = String(validatingCString: resolved) else {
      throw GitError(
        .refusedAddress, "The source folder \(PrintableText.clean(folder)) has a name that is not valid UTF-8.",
        hint: "Rename it.")
    }
    var walk = Walk(root: root, excluded: excluded, limits: limits)
    try walk.run(cancellation)
    walk.result.root = root
    walk.result.repositories.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return walk.result
  }

  private struct Walk {
    let root: String
    let excluded: Set<String>
    let limits: Limits
    var result = Result()
    var pending: [(path: String, depth: Int)]
    var seen = 0

    init(root: String, excluded: Set<String>, limits: Limits) {
      self.root = root
      self.excluded = excluded
      self.limits = limits
      pending = [(root, 0)]
    }

    mutating func run(_ cancellation: Cancellation?) throws {
      while let (path, depth) = pending.popLast() {
        if cancellation?.isCancelled == true { throw GitError(.cancelled, "The search for repositories was stopped.") }
        seen += 1
        guard seen <= limits.folders else {
          result.unread.append(root)
          notice(root, "more than \(limits.folders) folders; the rest was not searched")
          return
        }
        visit(path, depth: depth)
      }
    }

    private mutating func visit(_ path: String, depth: Int) {
      if excluded.contains(path) { return }
      guard let listing = Listing(path) else {
        notice(path, "the folder cannot be read: \(String(cString: strerror(errno)))")
        result.unread.append(path)
        return
      }
      if listing.isBareRepository {
        add(path, isBare: true)
        return
      }
      if let kind = listing.entries[".git"] { look(atGit: kind, in: path) }
      if listing.unreadableNames > 0 {
        notice(path, "\(listing.unreadableNames) names that are not valid UTF-8 were passed over")
      }
      let below = listing.entries.filter { name, kind in
        kind == .folder && !name.hasPrefix(".") && !Discovery.passedOver.contains(name)
      }
      guard depth < limits.depth else {
        if !below.isEmpty { notice(path, "folders more than \(limits.depth) levels down were not searched") }
        return
      }
      for name in below.keys { pending.append((path == "/" ? "/" + name : path + "/" + name, depth + 1)) }
    }

    private mutating func look(atGit kind: Listing.Kind, in path: String) {
      switch kind {
      case .folder:
        if let git = Listing(path + "/.git") {
          if git.isRepository { add(path, isBare: false) }
        } else {
          notice(path, "its .git folder cannot be read: \(String(cString: strerror(errno)))")
          result.unread.append(path)
        }
      case .file:
        notice(path, "its .git is a file: a submodule or an additional working tree, which is not read by itself")
      case .link: notice(path, "its .git is a symbolic link, which is not followed")
      case .other: break
      }
    }

    private mutating func add(_ path: String, isBare: Bool) {
      let prefix = root == "/" ? "/" : root + "/"
      var name = path == root ? String(path.split(separator: "/").last ?? "") : String(path.dropFirst(prefix.count))
      if isBare && name.hasSuffix(".git") && name.count > 4 { name.removeLast(4) }
      result.repositories.append(Repository(folder: path, name: name, isBare: isBare))
    }

    private mutating func notice(_ path: String, _ reason: String) {
      // Enough to see what is wrong; a folder of a million links is one problem.
      if result.notices.count < 1000 { result.notices.append(Notice(path: path, reason: reason)) }
    }
  }

  /// The names in a folder and what they are.
  private struct Listing {
    enum Kind { case folder, file, link, other }

    var entries: [String: Kind] = [:]
    var unreadableNames = 0

    init?(_ path: String) {
      // O_NOFOLLOW: what was a folder a moment ago may be a link now.
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      guard let directory = fdopendir(descriptor) else {
        close(descriptor)
        return nil
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let name else {
          unreadableNames += 1
          continue
        }
        if name == "." || name == ".." { continue }
        entries[name] = Self.kind(of: entry, name: name, in: descriptor)
      }
    }

    private static func kind(of entry: UnsafeMutablePointer<dirent>, name: String, in folder: Int32) -> Kind {
      switch Int(entry.pointee.d_type) {
      case Int(DT_DIR): return .folder
      case Int(DT_REG): return .file
      case Int(DT_LNK): return .link
      case Int(DT_UNKNOWN):
        // Some file systems do not say in the listing.
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFREG: return .file
        case S_IFLNK: return .link
        default: return .other
        }
      default: return .other
      }
    }

    /// What git itself asks of a git directory.
    var isRepository: Bool {
      (entries["HEAD"] == .file || entries["HEAD"] == .link) && entries["objects"] == .folder
        && (entries["refs"] == .folder)
    }

    /// A bare one has its configuration beside them; a folder that merely holds
    /// these names has not.
    var isBareRepository: Bool { isRepository && entries["config"] == .file }
  }
}
