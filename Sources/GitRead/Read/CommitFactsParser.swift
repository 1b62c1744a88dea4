/// Puts `CommitFacts` together from the fields between NULs of `git log -z --raw --numstat`: those of the format, then
/// for each file `:modes ids STATUS` and one or two paths, then again for each file its lines and paths. A field that
/// stands at no such place, as a damaged commit may leave, is passed over.
struct CommitFactsParser {
  static let format =
    "tformat:%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%at%x00%ct"
    + "%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1e)"
    + "%x00%(trailers:key=Reviewed-by,valueonly,unfold,separator=%x1e)%x00%s"
  /// A longer one is cut: enough for the parents of any octopus that lives.
  static let longestField = 64 << 10
  /// In bytes; Linux takes no longer one.
  static let longestPath = 4_096
  /// Helpers of one commit, of each kind.
  private static let mostHelpers = 100
  private static let fieldCount = 11

  private enum State {
    case header
    /// A file's change whose paths are still to come.
    case raw(FileChange)
    /// A file's lines, when its paths stand in fields of their own.
    case lines(missing: Int)
    case body
  }

  private let mostChanges: Int
  private var state = State.header
  private var fields: [[UInt8]] = []
  private var current: CommitFacts?
  /// How many of the current commit's files have got their lines.
  private var counted = 0
  /// Whether each of the commit's files was taken, in git's order.
  private var isTaken: [Bool] = []
  private var numbered = 0
  private var people = PersonReader()

  init(mostChanges: Int) { self.mostChanges = mostChanges }

  /// The commit before the one that the field begins.
  mutating func feed(_ field: ArraySlice<UInt8>) -> CommitFacts? {
    switch state {
    case .header:
      fields.append(Array(field))
      // What is no id begins no commit.
      if fields.count == 1, ObjectID(hex: fields[0]) == nil { fields.removeAll() }
      if fields.count == Self.fieldCount { begin() }
    case .raw(let change): takePath(field, of: change)
    case .lines(let missing): state = missing > 1 ? .lines(missing: missing - 1) : .body
    case .body: return takeBody(field)
    }
    return nil
  }

  /// The last commit.
  mutating func finish() -> CommitFacts? {
    defer { current = nil }
    return current
  }

  // MARK: A commit

  private mutating func begin() {
    defer { fields.removeAll(keepingCapacity: true) }
    guard let id = ObjectID(hex: fields[0]) else { return }
    current = CommitFacts(
      id: id, parents: fields[1].split(separator: 0x20).compactMap { ObjectID(hex: $0) },
      author: people.person(fields[2], fields[3]), committer: people.person(fields[4], fields[5]),
      authorDate: Self.date(fields[6]), committerDate: Self.date(fields[7]), coAuthors: helpers(fields[8]),
      reviewers: helpers(fields[9]), tickets: TicketReader.tickets(in: fields[10]))
    isTaken.removeAll(keepingCapacity: true)
    (counted, numbered) = (0, 0)
    state = .body
  }

  private static func date(_ field: [UInt8]) -> Int64 {
    Int64(String(decoding: field.prefix(24), as: UTF8.self)) ?? 0
  }

  /// `Name <address>`, several between record separators.
  private mutating func helpers(_ field: [UInt8]) -> [Contribution.Person] {
    guard !field.isEmpty else { return [] }
    return field.split(separator: 0x1E).prefix(Self.mostHelpers).compactMap { value in
      guard let open = value.lastIndex(of: UInt8(ascii: "<")), let close = value.lastIndex(of: UInt8(ascii: ">")),
        open < close
      else { return nil }
      let name = value[..<open].reversed().drop { $0 == 0x20 }.reversed()
      return people.person(Array(name), Array(value[(open + 1)..<close]))
    }
  }

  // MARK: Its files

  private mutating func takeBody(_ field: ArraySlice<UInt8>) -> CommitFacts? {
    let field = field.first == 0x0A ? field.dropFirst() : field
    if field.first == UInt8(ascii: ":") {
      state = .raw(FileChange(kind: Self.kind(field), path: []))
      return nil
    }
    if field.contains(0x09) {
      takeLines(field)
      return nil
    }
    guard ObjectID(hex: field) != nil else { return nil }
    defer {
      state = .header
      fields = [Array(field)]
    }
    return finish()
  }

  /// The status letter is the last field of a raw line.
  private static func kind(_ header: ArraySlice<UInt8>) -> FileChange.Kind {
    guard let space = header.lastIndex(of: 0x20), space + 1 < header.endIndex else { return .other }
    switch header[space + 1] {
    case UInt8(ascii: "M"): return .modified
    case UInt8(ascii: "A"): return .added
    case UInt8(ascii: "D"): return .deleted
    case UInt8(ascii: "R"): return .renamed
    default: return .other
    }
  }

  private mutating func takePath(_ path: ArraySlice<UInt8>, of change: FileChange) {
    var change = change
    if change.kind == .renamed, change.previousPath == nil {
      change.previousPath = Array(path)
      state = .raw(change)
      return
    }
    change.path = Array(path)
    state = .body
    let isTooLong = max(change.path.count, change.previousPath?.count ?? 0) > Self.longestPath
    let isKept = !isTooLong && (current?.changes.count ?? 0) < mostChanges
    isTaken.append(isKept)
    if isKept { current?.changes.append(change) } else { current?.omittedChanges += 1 }
  }

  /// `ADDED \t DELETED \t PATH`; for a renamed file without the path, which then stands in two fields of its own.
  private mutating func takeLines(_ field: ArraySlice<UInt8>) {
    let parts = field.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return }
    if parts[2].isEmpty { state = .lines(missing: 2) }
    defer { numbered += 1 }
    guard numbered < isTaken.count, isTaken[numbered], let count = current?.changes.count, counted < count else {
      return
    }
    current?.changes[counted].addedLines = Self.number(parts[0])
    current?.changes[counted].deletedLines = Self.number(parts[1])
    counted += 1
  }

  /// nil for `-`, where git sees no text.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits.prefix(20), as: UTF8.self))
  }
}
