package import Foundation

/// The repositories of `examples/swift-commons.yaml`, where this machine has copies of them.
package enum ExampleOrganization {
  package static let settings = SourceTree.root.appendingPathComponent("examples/swift-commons.yaml")

  /// The newest commit of the copy of a repository; nil when there is none.
  ///
  /// Only a copy on this machine is asked: what the network has is of another day.
  package static func head(of address: String) -> String? {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-c", "protocol.allow=never", "-c", "protocol.file.allow=always", "ls-remote", address, "HEAD",
    ]
    git.environment = ProcessInfo.processInfo.environment.merging(["GIT_TERMINAL_PROMPT": "0"]) { $1 }
    let output = Pipe()
    (git.standardOutput, git.standardError) = (output, FileHandle.nullDevice)
    guard (try? git.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    return git.terminationStatus == 0 && !text.isEmpty ? text : nil
  }
}
