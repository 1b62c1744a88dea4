/// What a source says it has.
package struct RemoteState: Sendable, Equatable {
  package enum Head: Sendable, Equatable {
    /// Full ref name.
    case branch(String)
    /// A commit that no branch was named for.
    case detached(ObjectID)
    /// HEAD points to a branch without commits, or was not asked for.
    case none
  }

  package var head: Head
  /// In the order of `Ref.precedes`.
  package var branches: [Ref]
  /// In the same order; nil when they were not asked for, or are more than are fetched.
  package var tags: [Ref]?

  package init(head: Head, branches: [Ref], tags: [Ref]? = nil) {
    self.head = head
    self.branches = branches
    self.tags = tags
  }

  package var isEmpty: Bool { branches.isEmpty && head == .none }

  /// The branch to read when none is configured: the one HEAD names; else the
  /// one with HEAD's commit; else by custom; else the first.
  var defaultBranch: String? {
    if case .branch(let name) = head, branches.contains(where: { $0.name == name }) { return name }
    var candidates = branches
    if case .detached(let id) = head {
      let same = branches.filter { $0.target == id }
      guard !same.isEmpty || branches.isEmpty else { return Self.byCustom(candidates) }
      candidates = same
    }
    return Self.byCustom(candidates)
  }

  private static func byCustom(_ branches: [Ref]) -> String? {
    for name in ["main", "master", "trunk", "develop", "devel"] {
      if let branch = branches.first(where: { $0.branch == name }) { return branch.name }
    }
    return branches.first?.name
  }

  /// Reads the lines of `git ls-remote --symref`: `ref: refs/heads/main\tHEAD`, `HEX\tNAME`.
  struct Parser {
    private(set) var head: Head = .none
    private(set) var branches: [Ref] = []
    private(set) var tags: [Ref] = []
    /// Tags there are, also above the limit.
    private(set) var tagCount = 0
    private let mostTags: Int
    private var symbolicHead: String?

    init(mostTags: Int = .max) { self.mostTags = mostTags }

    mutating func feed(_ line: ArraySlice<UInt8>) {
      guard let tab = line.firstIndex(of: 0x09) else { return }
      let name = String(decoding: line[(tab + 1)...], as: UTF8.self)
      let value = line[..<tab]
      if value.starts(with: "ref: ".utf8) {
        if name == "HEAD" { symbolicHead = String(decoding: value.dropFirst(5), as: UTF8.self) }
      } else if let id = ObjectID(hex: value) {
        if name == "HEAD" {
          head = symbolicHead.map(Head.branch) ?? .detached(id)
        } else if name.hasPrefix("refs/heads/") {
          branches.append(Ref(name: name, target: id))
        } else if name.hasPrefix("refs/tags/"), !name.hasSuffix("^{}") {
          // With `^{}` a host tells what an annotated tag is of.
          tagCount += 1
          if tagCount <= mostTags { tags.append(Ref(name: name, target: id)) }
        }
      }
    }

    var state: RemoteState {
      RemoteState(
        head: head, branches: branches.sorted(by: Ref.precedes),
        tags: tagCount > mostTags ? nil : tags.sorted(by: Ref.precedes))
    }
  }
}
