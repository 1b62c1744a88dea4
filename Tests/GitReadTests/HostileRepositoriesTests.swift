import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct HostileRepositoriesTests {
  /// Every case fetched and read to the end as a sync does, one after the other.
  @Test func eachIsReadOrRefusedByNameAndNothingRuns() throws {
    let shop = try Workshop()
    let hostile = try HostileRepositories(in: shop.path("hostile"))
    let found = try Discovery.repositories(below: hostile.folder)
    #expect(Set(found.repositories.map(\.name)) == Set(hostile.cases.map(\.name)))
    for item in hostile.cases {
      let address = try SourceAddress(folder: hostile.folder + "/" + item.name, name: item.name)
      let mirror = shop.mirror(of: address, name: item.name)
      do {
        let update = try mirror.update()
        #expect(update.isEmpty == (item.expectation == .empty), "\(item.name)")
        if let head = update.head { try read(mirror.repository, head, item) }
        #expect(try !mirror.update().hasNews, "\(item.name)")
        #expect(item.expectation == .readable || item.expectation == .empty || item.name == "tree-bomb", "\(item.name)")
      } catch let error as GitError {
        check(error, item)
      }
      #expect(!FileManager.default.fileExists(atPath: hostile.marker), "\(item.name) ran something")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
    #expect(!left.contains { $0.contains("pwned") })
  }

  private func read(_ repository: GitRepository, _ head: ObjectID, _ item: HostileRepositories.Case) throws {
    let (entries, summary) = try repository.tree(of: .commit(head), limits: TreeLimits(entries: 5000))
    let reader = BlobReader(repository, maximumSize: 1 << 20)
    var contents: [String: String] = [:]
    let files = entries.filter { $0.kind != .submodule }
    try reader.read(files.map(\.id)) { index, blob in
      switch blob {
      case .bytes(let bytes): contents[files[index].name] = String(decoding: bytes, as: UTF8.self)
      case .tooLarge(let size): contents[files[index].name] = "too large: \(size)"
      case .missing, .damaged: Issue.record("\(item.name): \(files[index].name) cannot be read")
      }
    }
    let commit = try repository.commit(.commit(head))
    #expect(Commit.dates.contains(commit.authorDate))
    #expect(!(commit.authorName + commit.subject + commit.authorEmail).unicodeScalars.contains { $0.value < 0x20 })
    _ = try repository.history(of: Array("a.txt".utf8), at: .commit(head), limit: 10)
    switch item.name {
    case "odd-names":
      #expect(summary.skippedLongPaths == 1)
      #expect(Set(entries.map(\.path)) == Set(HostileRepositories.oddNames.filter { $0.count < 1000 }))
      #expect(contents["new\nline"] == "odd 4")
    case "symlinks":
      #expect(entries.count { $0.kind == .symlink } == 4)
      #expect(contents["passwd"] == "/etc/passwd")
    case "submodules": #expect(entries.first { $0.name == "x" }?.kind == .submodule)
    case "large-file": #expect(contents["zeros.txt"] == "too large: \(HostileRepositories.largeFile)")
    case "deep":
      #expect(summary.skippedLongPaths == 1)
      #expect(entries.map(\.name) == ["top"])
    case "sha256": #expect(head.byteCount == 32)
    case "odd-people":
      #expect(commit.hasOddDate)
      #expect(commit.subject == "Subject with codes")
    case "option-refs":
      for branch in HostileRepositories.oddBranches {
        #expect(try repository.commit(.branch(branch)).id == head)
        #expect(try repository.history(of: Array("file.txt".utf8), at: .branch(branch), limit: 5).count == 1)
        #expect(try repository.paths(of: .branch(branch)) == ["file.txt"])
      }
    case "shallow": #expect(try repository.history(of: Array("a.txt".utf8), at: .commit(head), limit: 9).count == 1)
    default: break
    }
  }

  private func check(_ error: GitError, _ item: HostileRepositories.Case) {
    #expect(error.message.contains(item.name), "\(error)")
    #expect(!error.hint.isEmpty, "\(item.name): \(error)")
    switch item.expectation {
    case .refused:
      let kind: GitError.Kind = item.name == "tree-bomb" ? .tooLarge : .refusedContent
      #expect(error.kind == kind, "\(item.name): \(error)")
    case .broken: #expect(error.kind == .corrupt, "\(item.name): \(error)")
    case .readable, .empty: Issue.record("\(item.name): \(error)")
    }
  }
}
