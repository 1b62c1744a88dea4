extension GitEnvironment {
  /// Runs one git command (as in `arguments`) to its end and gives its exit code, one of `accepted`.
  ///
  /// `consume` gets the output in pieces that are valid during its call; its throwing ends the run. Throws
  /// `GitError`, which calls the repository by `name`, and what `consume` throws.
  @discardableResult
  func run(
    _ command: [String], in directory: String?, name: String, bounds: WorkBounds, accepted: Set<Int32> = [0],
    keeping: Int32? = nil, fileBytes: UInt64 = 0, consume: (UnsafeRawBufferPointer) throws -> Void = { _ in }
  ) throws -> Int32 {
    let process = GitProcess(
      executable: executable, arguments: arguments(command, directory: directory), environment: variables,
      bounds: bounds, keeping: keeping, fileBytes: fileBytes)
    let outcome: GitProcess.Outcome
    do {
      outcome = try process.run(consume: consume)
    } catch let failure as ChildProcess.Failure {
      throw GitError(
        .failed, repository: name, "\(name): git could not be started: \(failure.text).",
        hint: "Check the limits on processes and open files.")
    } catch GitProcess.Interruption.cancelled {
      throw GitError(.cancelled, repository: name, "\(name): stopped.")
    } catch GitProcess.Interruption.deadline(let complaint) {
      throw GitFailure(repository: name, command: command.first ?? "", complaint: complaint).deadline
    }
    if case .code(let code) = outcome.exit, accepted.contains(code) { return code }
    throw GitFailure(repository: name, command: command.first ?? "", complaint: outcome.complaint)
      .error(exit: outcome.exit)
  }

  /// The output of a command that is known to be short.
  /// - Throws: `GitError`; of kind `tooLarge` when the output exceeds `limit` bytes.
  func output(
    _ command: [String], in directory: String?, name: String, bounds: WorkBounds, limit: Int = 64 << 20,
    accepted: Set<Int32> = [0]
  ) throws -> [UInt8] {
    var collected: [UInt8] = []
    try run(command, in: directory, name: name, bounds: bounds, accepted: accepted) { piece in
      guard piece.count <= limit - collected.count else {
        throw GitError(
          .tooLarge, repository: name, "\(name): git \(command.first ?? "") answered more than \(limit) bytes.",
          hint: "The repository has too many branches or too large a history for this question.")
      }
      collected.append(contentsOf: piece)
    }
    return collected
  }
}
