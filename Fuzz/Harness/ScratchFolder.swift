package import Foundation

/// A folder in memory where there is one, deleted at the end.
package struct ScratchFolder: Sendable {
  package let path: String

  package var url: URL { URL(fileURLWithPath: path) }

  package init(_ name: String) {
    let memory = "/dev/shm"
    let home = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
    let path = "\(home)/guildhall-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      fatalError("The folder \(path) cannot be made: \(error)")
    }
  }

  package func write(_ bytes: [UInt8], to name: String) {
    do {
      try Data(bytes).write(to: url.appendingPathComponent(name))
    } catch {
      fatalError("\(path)/\(name) cannot be written: \(error)")
    }
  }

  package func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path + "/" + name) }
}
