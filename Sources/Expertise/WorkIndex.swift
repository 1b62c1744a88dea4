import GitRead
package import History

/// A history turned round: for every file and folder the work that was done on it, oldest first.
package struct WorkIndex: Sendable {
  /// Commits that touch more files move or format things, and say little of what their author knows. The bound is the
  /// one that the constants of `ExpertModel` were learnt with.
  package static let mostFilesOfWork = 50

  /// One commit that tells what its author knows.
  struct Event: Sendable {
    /// Seconds since 1970.
    var time: Int64
    /// A position in the history's people.
    var author: UInt32
    /// A position in the history's commits.
    var commit: UInt32
    var files: UInt32

    /// Days before `cut`, which is in seconds since 1970.
    func age(at cut: Int64) -> Double { Double(cut - time) / 86_400 }
  }

  package let history: ChangeHistory
  let events: [Event]
  /// Events of each path, and of each folder.
  let ofPath: Postings
  private let ofFolder: Postings
  /// For each path whether it is a document, and whether it is there after the whole history.
  let isDocument: [Bool]
  private let isAlive: [Bool]
  private let folderNumbers: [[UInt8]: UInt32]
  private let pathNumbers: [[UInt8]: UInt32]
  /// Where a path was before, and until when.
  private let renames: [UInt32: (path: UInt32, time: Int64)]

  package init(_ history: ChangeHistory) {
    self.history = history
    events = history.commits.enumerated().filter { Self.isWork($1) }.map { position, commit in
      Event(
        time: commit.authorDate, author: commit.author, commit: UInt32(position), files: UInt32(commit.changes.count))
    }.sorted { ($0.time, $0.commit) < ($1.time, $1.commit) }
    let folders = Folders(history.paths)
    folderNumbers = folders.numbers
    var paths: [[UInt8]: UInt32] = [:]
    paths.reserveCapacity(history.paths.count)
    for (number, path) in history.paths.enumerated() { paths[path] = UInt32(number) }
    pathNumbers = paths
    ofPath = Postings(events, history, count: history.paths.count) { [$0] }
    ofFolder = Postings(events, history, count: folders.numbers.count) { folders.above($0) }
    renames = Self.renames(history)
    isDocument = history.paths.map { path in
      Self.documentEndings.contains { path.suffix($0.count).elementsEqual($0) }
    }
    isAlive = Self.alive(history)
  }

  private static let documentEndings = [".md", ".rst", ".adoc", ".txt"].map { Array($0.utf8) }

  private static func alive(_ history: ChangeHistory) -> [Bool] {
    var isAlive = [Bool](repeating: false, count: history.paths.count)
    for commit in history.commits {
      for change in history.changes[commit.changes] {
        isAlive[Int(change.path)] = change.kind != .deleted
        if let previous = change.previousPath { isAlive[Int(previous)] = false }
      }
    }
    return isAlive
  }

  /// Bytes in memory, roughly.
  package var footprint: Int {
    history.footprint + events.count * MemoryLayout<Event>.stride + (ofPath.count + ofFolder.count) * 4
      + (folderNumbers.count + pathNumbers.count) * 96
  }

  private static func isWork(_ commit: ChangeHistory.Commit) -> Bool {
    !commit.isMerge && !commit.changes.isEmpty && commit.omittedChanges == 0
      && commit.changes.count <= mostFilesOfWork && Commit.dates.contains(commit.authorDate) && commit.authorDate > 0
  }

  private static func renames(_ history: ChangeHistory) -> [UInt32: (path: UInt32, time: Int64)] {
    var renames: [UInt32: (path: UInt32, time: Int64)] = [:]
    for commit in history.commits {
      for change in history.changes[commit.changes] {
        guard let previous = change.previousPath, previous != change.path else { continue }
        renames[change.path] = (previous, commit.authorDate)
      }
    }
    return renames
  }

  // MARK: Looking up

  /// What people did to something, and to what stands around it.
  package enum Place: Sendable, Hashable {
    case file([UInt8])
    /// Without a slash at its end; empty for the whole repository.
    case folder([UInt8])

    package var path: [UInt8] {
      switch self {
      case .file(let path), .folder(let path): path
      }
    }
  }

  /// What a path is in this history; nil for one that never was.
  package func place(_ path: [UInt8]) -> Place? {
    let path = path.last == UInt8(ascii: "/") ? Array(path.dropLast()) : path
    if path.isEmpty { return .folder([]) }
    if pathNumbers[path] != nil { return .file(path) }
    return folderNumbers[path].map { _ in .folder(path) }
  }

  /// Times a file is followed to where it was before.
  private static let mostRenames = 10

  /// Positions of events before `cut`, oldest first: of the place itself, then of each folder above it, the nearest
  /// first. The whole repository is no folder.
  func levels(of place: Place, before cut: Int64) -> [[UInt32]] {
    var levels: [[UInt32]] = []
    switch place {
    case .file(let path): levels.append(file(path, before: cut))
    case .folder(let path) where path.isEmpty: levels.append(Array(0..<UInt32(count(before: cut))))
    case .folder(let path): levels.append(folder(path, before: cut))
    }
    var path = place.path[...]
    while let slash = path.lastIndex(of: UInt8(ascii: "/")) {
      path = path[..<slash]
      levels.append(folder(Array(path), before: cut))
    }
    return levels
  }

  /// Events before `cut` are the first so many.
  func count(before cut: Int64) -> Int {
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].time < cut { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func folder(_ path: [UInt8], before cut: Int64) -> [UInt32] {
    guard let number = folderNumbers[path] else { return [] }
    let bound = UInt32(count(before: cut))
    return Array(ofFolder[number].prefix { $0 < bound })
  }

  private func file(_ path: [UInt8], before cut: Int64) -> [UInt32] {
    pathNumbers[path].map { events(ofPath: $0, before: cut) } ?? []
  }

  /// Events before `cut` of a path, and of those that it was called by before, oldest first.
  func events(ofPath path: UInt32, before cut: Int64) -> [UInt32] {
    var number = path
    let bound = UInt32(count(before: cut))
    var found = Array(ofPath[number].prefix { $0 < bound })
    var known: Set<UInt32> = [number]
    for _ in 0..<Self.mostRenames {
      guard let (previous, time) = renames[number], time < cut, known.insert(previous).inserted else { break }
      found += ofPath[previous].prefix { events[Int($0)].time <= time && $0 < bound }
      number = previous
    }
    return known.count == 1 ? found : Set(found).sorted()
  }

  /// The paths in a folder that are there after the whole history.
  func livingFiles(in folder: [UInt8]) -> [UInt32] {
    let prefix = folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]
    return isAlive.indices.filter { isAlive[$0] && history.paths[$0].starts(with: prefix) }.map { UInt32($0) }
  }
}

/// The folders above paths, numbered.
private struct Folders {
  private(set) var numbers: [[UInt8]: UInt32] = [:]
  /// For each path its nearest folder, and for each folder the one above; nil at the root.
  private var ofPath: [UInt32?] = []
  private var parents: [UInt32?] = []

  init(_ paths: [[UInt8]]) {
    ofPath.reserveCapacity(paths.count)
    for path in paths { ofPath.append(folder(above: path)) }
  }

  func above(_ path: UInt32) -> [UInt32] {
    var folders: [UInt32] = []
    var next = ofPath[Int(path)]
    while let folder = next {
      folders.append(folder)
      next = parents[Int(folder)]
    }
    return folders
  }

  private mutating func folder(above path: [UInt8]) -> UInt32? {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let name = Array(path[..<slash])
    if let known = numbers[name] { return known }
    // Bounded by the length of a path, of which every level takes two bytes.
    let parent = folder(above: name)
    let number = UInt32(parents.count)
    numbers[name] = number
    parents.append(parent)
    return number
  }
}

/// Lists of event positions, ascending, one after another.
struct Postings: Sendable {
  private var starts: [Int]
  private var positions: [UInt32]

  var count: Int { positions.count }

  /// `keys` gives the lists that a changed path belongs to; an event stands in each once.
  init(
    _ events: [WorkIndex.Event], _ history: ChangeHistory, count: Int, keys: (UInt32) -> [UInt32]
  ) {
    var lengths = [Int](repeating: 0, count: count + 1)
    var last = [UInt32](repeating: .max, count: count)
    func forEach(_ body: (Int, UInt32) -> Void) {
      for index in last.indices { last[index] = .max }
      for (position, event) in events.enumerated() {
        for change in history.changes[history.commits[Int(event.commit)].changes] {
          for path in [change.path, change.previousPath ?? change.path] {
            for key in keys(path) where last[Int(key)] != UInt32(position) {
              last[Int(key)] = UInt32(position)
              body(Int(key), UInt32(position))
            }
          }
        }
      }
    }
    forEach { key, _ in lengths[key] += 1 }
    var starts = [Int](repeating: 0, count: count + 1)
    for key in 0..<count { starts[key + 1] = starts[key] + lengths[key] }
    var next = starts
    var positions = [UInt32](repeating: 0, count: starts[count])
    forEach { key, position in
      positions[next[key]] = position
      next[key] += 1
    }
    self.starts = starts
    self.positions = positions
  }

  subscript(key: UInt32) -> ArraySlice<UInt32> { positions[starts[Int(key)]..<starts[Int(key) + 1]] }
}
