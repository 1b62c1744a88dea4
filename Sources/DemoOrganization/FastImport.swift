/// Commits as a stream of git-fast-import(1).
enum FastImport {
  static func stream(_ commits: [DemoCommit]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, commit) in commits.enumerated() {
      bytes += Array("commit refs/heads/main\nmark :\(index + 1)\n".utf8)
      bytes += Array("author \(signature(commit.author, commit.time))\n".utf8)
      bytes += Array("committer \(signature(commit.committer, commit.time))\n".utf8)
      append(commit.message, to: &bytes)
      for (position, parent) in commit.parents.enumerated() {
        bytes += Array("\(position == 0 ? "from" : "merge") :\(parent + 1)\n".utf8)
      }
      for change in commit.changes {
        switch change {
        case .write(let path, let text):
          bytes += Array("M 100644 inline \(path)\n".utf8)
          append(text, to: &bytes)
        case .rename(let from, let to): bytes += Array("R \(from) \(to)\n".utf8)
        }
      }
      bytes += Array("\n".utf8)
    }
    for (index, commit) in commits.enumerated() {
      guard let tag = commit.tag else { continue }
      bytes += Array("tag \(tag)\nfrom :\(index + 1)\ntagger \(signature(commit.committer, commit.time))\n".utf8)
      append("Release \(tag)\n", to: &bytes)
    }
    return bytes
  }

  private static func signature(_ signature: DemoCommit.Signature, _ time: Int) -> String {
    "\(signature.name) <\(signature.email)> \(time) +0000"
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let content = Array(text.utf8)
    bytes += Array("data \(content.count)\n".utf8)
    bytes += content
    bytes.append(UInt8(ascii: "\n"))
  }
}
