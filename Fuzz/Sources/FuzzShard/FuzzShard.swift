import Bytes
import Foundation
import Harness
import QueryLanguage
import SearchModel

@testable import CodeIndex

/// Edits of a sound shard, sealed again: opened, searched, read and merged. A trap, a hang, a read outside of a section,
/// or memory out of all proportion is a finding; so is a merged shard that is not sound.
private struct ShardCheck: Sendable {
  static let shared = ShardCheck()

  private let folder = ScratchFolder("shard")
  private let samples: [ShardParts]
  private let queries: [ParsedQuery]
  private let scope = SearchScope(SampleShard.repositories)
  /// Each edit costs a run over all checksums.
  private static let mostEdits = 32
  /// Queries asked of one input.
  private static let asked = 4
  private static let fileName = "edited.shard"
  private static let soundName = "sound.shard"

  private init() {
    do {
      let files = [try SampleShard.small(in: folder), try SampleShard.large(in: folder)]
      samples = try files.map { try ShardParts($0) }
      // What the edited one is merged with.
      folder.write(files[0], to: Self.soundName)
      queries = try [
        "return", "CALL12", "case:yes Call", "/na[a-m]e[0-9]+_1/", "/(?s)return.*func/",
        "/\\}\\nfunc name/", "sym:name",
        "sym:/_1$/", "f:file1", "file:/^n.*c$/", "na", "\"(\"", "-lang:swift or zzz", "/[a-z]{20}/",
        "/[A-Z0-9_]{3}/ f:c$",
        "lang:c", "r:second branch:next", "-name3", "caf\u{C9}", "/k\u{212A}/", "content:return or file:odd",
      ].map { try QueryParser.parse($0, languages: { $0.lowercased() }).query }
    } catch {
      fatalError("The sample cannot be made: \(error)")
    }
  }

  /// `input`: which sample, what to do with it and which queries to ask, then edits.
  func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let choice = input.first else { return }
    var parts = samples[Int(choice & 1)]
    for edit in Edit.all(of: UnsafeBufferPointer(rebasing: input[1...]), limit: Self.mostEdits) { parts.apply(edit) }
    let file = parts.sealed()
    folder.write(file.bytes, to: Self.fileName)
    let mode = choice >> 1 & 3
    guard mode < 3 else { return merge() }
    let first = Int(choice >> 3)
    let asked = (first..<first + Self.asked).map { self.queries[$0 % self.queries.count] }
    search(file, asked, withdrawing: mode == 2)
  }

  private func search(_ file: ShardParts.Sealed, _ queries: [ParsedQuery], withdrawing: Bool) {
    let live = LiveShard(
      Self.fileName, withdrawn: WithdrawnDocuments(withdrawing ? [1, 4, UInt32.max] : []))
    let (snapshot, _) = IndexSnapshot.open([live], in: folder.url, reusing: nil)
    guard let shard = snapshot.shards.first else { return }
    let guarded = Guarded(file, shard)
    defer { guarded.end() }
    for query in queries {
      _ = try? waiting { [scope] in
        try await snapshot.search(
          query, scope: scope, limits: SearchLimits(files: 10, linesPerFile: 5, matchedLines: .max))
      }
    }
    _ = try? snapshot.document(repository: RepositoryID(1), path: "folder/file2.swift", branch: "main")
    _ = try? snapshot.document(repository: RepositoryID(2), path: "empty", branch: "")
    try? shard.forEachDocument { document in
      _ = try? document.content()
      _ = try? document.symbols()
    }
    _ = try? shard.verify()
  }

  private func merge() {
    let live = [LiveShard(Self.fileName), LiveShard(Self.soundName)]
    guard let merged = try? ShardMerge.merge(live, in: folder.url, name: "merged") else { return }
    for summary in merged {
      do {
        let shard = try Shard(path: folder.path + "/" + summary.fileName)
        try shard.verify()
        try shard.forEachDocument {
          _ = try $0.content()
          _ = try $0.symbols()
        }
      } catch {
        fatalError("What was merged is not sound: \(error)")
      }
      folder.remove(summary.fileName)
    }
  }
}

@_silgen_name("__asan_poison_memory_region")
private func poison(_ start: UnsafeRawPointer, _ count: Int)

@_silgen_name("__asan_unpoison_memory_region")
private func unpoison(_ start: UnsafeRawPointer, _ count: Int)

/// An open shard between whose sections nothing may be read: to AddressSanitizer a mapped file is one piece.
private struct Guarded {
  private let gaps: [UnsafeRawBufferPointer]

  init(_ file: ShardParts.Sealed, _ shard: Shard) {
    let start = UnsafeRawPointer(shard.documents.base) - file.documentsStart
    gaps = file.gaps.map { UnsafeRawBufferPointer(start: start + $0.lowerBound, count: $0.count) }
    for gap in gaps { if let start = gap.baseAddress { poison(start, gap.count) } }
  }

  /// Before the file is unmapped.
  func end() {
    for gap in gaps { if let start = gap.baseAddress { unpoison(start, gap.count) } }
  }
}

private let check: Check = { start, count in
  ShardCheck.shared.run(UnsafeBufferPointer(start: start, count: count))
  return 0
}

@_cdecl("FuzzShard_main")
public func fuzzShardMain(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  fuzz(argumentCount, arguments, check)
}
