import Foundation
import History

extension Experts {
  /// A folder that somebody worked in.
  package struct Area: Sendable, Equatable {
    /// Without a slash at its end; empty for the repository's root.
    package var folder: [UInt8]
    /// Commits of theirs that changed files directly in it.
    package var changes: Int
    /// Seconds since 1970.
    package var lastChange: Int64
  }

  /// The folders in which a person did the most work, a commit's work shared among its files and halving in a year: by
  /// them a question may name the person.
  package func areas(of person: Int, limit: Int) -> [Area] {
    var areas: [[UInt8]: (area: Area, work: Double)] = [:]
    for event in index.events[..<known] where people[Int(event.author)] == person {
      let work = exp2(-event.age(at: cut) / Self.areaHalfLife) / Double(max(1, event.files))
      var seen: Set<[UInt8]> = []
      for change in index.history.changes[index.history.commits[Int(event.commit)].changes] {
        let path = index.history.paths[Int(change.path)]
        let folder = path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) } ?? []
        var entry = areas[folder] ?? (Area(folder: folder, changes: 0, lastChange: event.time), 0)
        entry.work += work
        if seen.insert(folder).inserted { entry.area.changes += 1 }
        entry.area.lastChange = max(entry.area.lastChange, event.time)
        areas[folder] = entry
      }
    }
    return areas.values.sorted { left, right in
      left.work != right.work
        ? left.work > right.work : left.area.folder.lexicographicallyPrecedes(right.area.folder)
    }.prefix(max(0, limit)).map(\.area)
  }

  /// Days.
  private static let areaHalfLife = 365.0
}
