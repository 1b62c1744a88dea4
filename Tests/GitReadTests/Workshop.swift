import Foundation
import GitRead
import TestSupport

/// A data folder with a git environment, and mirrors in it.
struct Workshop {
  let folder: TemporaryFolder
  let git: GitEnvironment

  init(surroundings: [String: String] = TestRepository.environment) throws {
    folder = try TemporaryFolder()
    git = try GitEnvironment(dataFolder: folder.path + "/data", surroundings: surroundings)
  }

  func path(_ name: String) -> String { folder.path + "/" + name }

  func source(_ name: String = "source", options: [String] = []) throws -> TestRepository {
    try TestRepository(path(name), options: options)
  }

  func mirror(of repository: TestRepository, name: String = "team/thing") throws -> Mirror {
    mirror(of: try SourceAddress(folder: repository.path, name: name), name: name)
  }

  func mirror(of address: SourceAddress, name: String = "team/thing") -> Mirror {
    Mirror(of: address, in: path("data/mirrors/" + address.folderName), name: name, git: git)
  }

  /// A mirror that has been updated once.
  func mirrored(_ repository: TestRepository, name: String = "team/thing") throws -> (
    mirror: Mirror, update: Mirror.Update
  ) {
    let mirror = try mirror(of: repository, name: name)
    return (mirror, try mirror.update())
  }

  /// A repository to read directly, without a mirror.
  func reading(_ repository: TestRepository) -> GitRepository {
    GitRepository(name: "team/thing", directory: repository.gitFolder, git: git)
  }

  /// Writes a shell script and gives its path.
  func script(_ name: String, _ text: String) throws -> String {
    let (draft, file) = (path(name + ".draft"), path(name))
    try Data(("#!/bin/sh\n" + text).utf8).write(to: URL(fileURLWithPath: draft))
    // By another process: a child that starts just now would inherit our open
    // file for a moment, and what is open for writing cannot be run.
    let install = Process()
    install.executableURL = URL(fileURLWithPath: "/usr/bin/install")
    install.arguments = ["-m", "755", draft, file]
    try install.run()
    install.waitUntilExit()
    return file
  }
}

/// The error that `work` throws.
func failure(_ work: () throws -> Void) throws -> GitError {
  do {
    try work()
  } catch let error as GitError {
    return error
  }
  throw TestRepository.Failure(description: "no error was thrown")
}

extension GitRepository {
  /// The paths below a branch's root.
  func paths(of revision: Revision = .branch("main")) throws -> [String] {
    try tree(of: revision).entries.map(\.name)
  }
}
