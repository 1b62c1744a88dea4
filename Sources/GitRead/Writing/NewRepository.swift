/// A bare repository that is made anew, out of a stream of `git fast-import`.
package enum NewRepository {
  /// Makes the repository at the absolute path `directory`, where nothing is, with the branch `main`. The same stream gives
  /// the same pack.
  ///
  /// The folder above is there; errors call the repository by `name`; `stream` is commands of git-fast-import(1).
  /// - Throws: `GitError` when git refuses the stream or cannot write.
  package static func make(
    at directory: String, name: String, of stream: [UInt8], git: GitEnvironment, bounds: WorkBounds = WorkBounds()
  ) throws {
    try git.run(
      ["init", "--quiet", "--bare", "--object-format=sha1", "--initial-branch=main"], in: directory, name: name,
      bounds: bounds)
    let child: ChildProcess
    do {
      child = try ChildProcess(
        executable: git.executable,
        arguments: git.arguments(["fast-import", "--quiet", "--done"], directory: directory),
        environment: git.variables, input: .requests)
    } catch let failure as ChildProcess.Failure {
      throw GitError(
        .failed, repository: name, "\(name): git could not be started: \(failure.text).",
        hint: "Check the limits on processes and open files.")
    }
    let key = bounds.cancellation?.addHandler { child.kill() }
    defer { if let key { bounds.cancellation?.removeHandler(key) } }
    // What it complains of, it says before it ends, and that is little: it never waits for us to read.
    _ = child.write(stream + Array("done\n".utf8))
    child.closeInput()
    var pump = OutputPump(child)
    pump.drainComplaints(deadline: bounds.deadline)
    let exit = child.finish(until: bounds.deadline)
    if bounds.cancellation?.isCancelled == true { throw GitError(.cancelled, repository: name, "\(name): stopped.") }
    guard exit == .code(0) else {
      throw GitFailure(repository: name, command: "fast-import", complaint: pump.complaints.text).error(exit: exit)
    }
  }
}
