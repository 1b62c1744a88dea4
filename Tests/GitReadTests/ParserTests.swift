import Testing

@testable import GitRead

/// What git prints, in whole and in pieces, and what it should never print.
@Suite struct ParserTests {
  private let a = String(repeating: "a", count: 40)
  private let b = String(repeating: "b", count: 40)

  private func state(_ text: String) -> RemoteState {
    var parser = RemoteState.Parser()
    for line in text.split(separator: "\n") { parser.feed(ArraySlice(Array(line.utf8))) }
    return parser.state
  }

  @Test func remotesSayWhatTheyHave() {
    let table: [(text: String, branches: [String], standard: String?)] = [
      ("", [], nil),
      ("ref: refs/heads/dev\tHEAD\n\(a)\tHEAD\n\(a)\trefs/heads/dev\n\(b)\trefs/heads/main", ["dev", "main"], "dev"),
      ("\(b)\trefs/heads/main\n\(a)\trefs/heads/dev", ["dev", "main"], "main"),
      ("\(b)\tHEAD\n\(b)\trefs/heads/x\n\(a)\trefs/heads/main", ["main", "x"], "x"),
      ("ref: refs/heads/gone\tHEAD\n\(a)\trefs/heads/other", ["other"], "other"),
      ("\(a)\tHEAD", [], nil),
      ("\(a)\trefs/tags/v1\n\(a)\trefs/pull/1/head\n\(a)\trefs/heads/m", ["m"], "m"),
      ("garbage\nref: \n\tHEAD\nxyz\trefs/heads/no\n\(a.dropLast())\trefs/heads/short", [], nil),
    ]
    for row in table {
      let state = state(row.text)
      #expect(state.branches.compactMap(\.branch) == row.branches, "\(row.text)")
      #expect(state.defaultBranch == row.standard.map { "refs/heads/" + $0 }, "\(row.text)")
    }
    #expect(state("\(a)\tHEAD").head == ObjectID(a).map(RemoteState.Head.detached))
  }

  @Test func linesComeWholeHoweverTheyArrive() throws {
    let text = Array("one\0\0three\0rest".utf8)
    for size in 1...text.count {
      var splitter = LineSplitter(separator: 0)
      var seen: [String] = []
      for start in stride(from: 0, to: text.count, by: size) {
        try text[start..<min(text.count, start + size)].withUnsafeBytes { piece in
          try splitter.feed(piece) { seen.append(String(decoding: $0, as: UTF8.self)) }
        }
      }
      #expect(seen == ["one", "", "three"])
      #expect(Array(splitter.remainder) == Array("rest".utf8))
    }
  }

  @Test func linesThatAreTooLongAreRefusedOrCut() throws {
    let long = [UInt8](repeating: 0x61, count: 700_000)
    var strict = LineSplitter(separator: 0)
    try long.withUnsafeBytes { try strict.feed($0) { _ in } }
    #expect(throws: LineSplitter.TooLong.self) { try long.withUnsafeBytes { try strict.feed($0) { _ in } } }
    var cutting = LineSplitter(separator: 0, keeping: 10)
    var seen: [Int] = []
    for piece in [long, long, [0, 0x62, 0], long + [0]] {
      try piece.withUnsafeBytes { try cutting.feed($0) { seen.append($0.count) } }
    }
    #expect(seen == [10, 1, 10])
  }

  @Test func treeRecords() {
    let table: [(String, TreeEntry.Kind?, Int?)] = [
      ("100644 blob \(a)      12\tx", .file, 12), ("100755 blob \(a) 0\tx", .executable, 0),
      ("100664 blob \(a) 1\tx", .file, 1), ("120000 blob \(a) 5\tx", .symlink, 5),
      ("160000 commit \(a)       -\tx", .submodule, nil), ("100644 blob \(a) BAD\tx", .file, nil),
      ("100644 blob \(a) 99999999999999999999\tx", .file, nil), ("040000 tree \(a) -\tx", nil, nil),
      ("100644 blob zz 1\tx", nil, nil), ("no tab", nil, nil), ("100644 blob \(a)\tx", nil, nil), ("", nil, nil),
    ]
    for (record, kind, size) in table {
      let entry = GitRepository.parse(ArraySlice(Array(record.utf8)))
      #expect(entry?.kind == kind && entry?.size == size, "\(record)")
    }
    #expect(GitRepository.parse(ArraySlice(Array("100644 blob \(a) 1\ta\tb\n".utf8)))?.path == Array("a\tb\n".utf8))
  }

  @Test func objectIDs() throws {
    let hex = "0123456789abcdef0123456789abcdef01234567"
    let short = try #require(ObjectID(hex))
    #expect(short.hex == hex && short.byteCount == 20 && short.bytes.count == 20)
    #expect(short.bytes.prefix(4).elementsEqual([0x01, 0x23, 0x45, 0x67]) && short.bytes.last == 0x67)
    let long = try #require(ObjectID(hex + String(repeating: "f", count: 24)))
    #expect(long.byteCount == 32 && long.bytes.suffix(12).allSatisfy { $0 == 0xFF } && long.hex.count == 64)
    #expect(ObjectID(hex.uppercased()) == short)
    #expect(try #require(ObjectID(String(repeating: "0", count: 40))).isNull)
    for bad in ["", "abc", hex + "0", String(hex.dropLast()) + "g", String(repeating: "é", count: 20)] {
      #expect(ObjectID(bad) == nil, "\(bad)")
    }
    #expect(ObjectID(hex + String(repeating: "0", count: 24)) != short)
  }
}
