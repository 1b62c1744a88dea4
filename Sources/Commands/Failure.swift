import ArgumentParser
import Foundation
import SearchModel

/// Runs a command's body; an error becomes one sentence on standard error, what
/// to do about it, and an exit code.
func reportingFailure(exitCode: Int32 = 2, _ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as UserFacingError {
    printError(error.message, hint: error.hint)
    throw ExitCode(exitCode)
  } catch let code as ExitCode {
    throw code
  } catch is CancellationError {
    throw ExitCode(130)
  } catch let error as CleanExit {
    throw error
  } catch let error as ValidationError {
    throw error
  } catch {
    printError("\(error)", hint: "")
    throw ExitCode(exitCode)
  }
}

/// Runs a part of a command whose answer may be that there is nothing of the kind: that is told as a failure is, with exit
/// code 1; every other failure is thrown on.
func reportingAbsence<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await body()
  } catch let error as UserFacingError where error.code == .notFound {
    printError(error.message, hint: error.hint)
    throw ExitCode(1)
  }
}

/// `error: what happened` and, on a line of its own, the way out.
func printError(_ message: String, hint: String) {
  let terminal = Terminal.standardError(environment: ProcessInfo.processInfo.environment)
  var text = terminal.styled("error: ", .bad) + harmless(message, keepsLineBreaks: true) + "\n"
  if !hint.isEmpty { text += terminal.styled("hint:  ", .good) + harmless(hint) + "\n" }
  FileHandle.standardError.write(Data(text.utf8))
}
