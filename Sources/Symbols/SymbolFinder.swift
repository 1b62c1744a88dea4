package import SearchModel

/// Finds the definitions in files of any language: Swift, C and C++ by the
/// scanners here, others by the `ctags` program where it is installed.
///
/// One finder serves one thread. It starts the program with the first file
/// that needs it and keeps it for the following ones; `close` ends it.
package final class SymbolFinder {
  /// What one file may cost before it goes without symbols.
  package struct Limits: Sendable {
    /// Files above this size are not given to the program.
    package var contentBytes = 2 << 20
    package var answerBytes = 8 << 20
    package var time = Duration.seconds(5)
    /// After so many ends of the program it is not started again.
    package var restarts = 8

    package init() {}
  }

  /// How many files went without symbols, by the reason.
  package private(set) var skipped: [String: Int] = [:]

  /// Why the file that was last asked about went without; nil when it did not.
  package private(set) var lastFailure: String?

  private let program: String?
  private let limits: Limits
  private var process: CtagsProcess?
  private var failures = 0
  private var closed = false

  /// `program` is the path of universal-ctags, nil where it is not installed.
  package init(program: String? = CtagsProgram.installed, limits: Limits = Limits()) {
    self.program = program
    self.limits = limits
  }

  deinit { process?.end() }

  /// The definitions in a file of any bytes, by start. `language` is the name
  /// that `Language` gives; the program never sees the file's own.
  package func symbols(in content: [UInt8], language: String) -> [SymbolSpan] {
    lastFailure = nil
    return switch language {
    case "Swift": content.withUnsafeBytes { SwiftScanner.symbols(in: $0) }
    case "C", "OpenCL": content.withUnsafeBytes { CScanner.symbols(in: $0, dialect: .c) }
    case "C++", "Cuda", "Arduino", "Metal":
      content.withUnsafeBytes { CScanner.symbols(in: $0, dialect: .cPlusPlus) }
    default: CtagsLanguage.named(language).map { ask(content, $0) } ?? []
    }
  }

  /// Ends the program. Later files get no symbols from it.
  package func close() {
    closed = true
    process?.end()
    process = nil
  }

  private func ask(_ content: [UInt8], _ language: CtagsLanguage) -> [SymbolSpan] {
    guard !content.isEmpty, !closed else { return [] }
    do {
      let process = try running(for: content)
      let answer = try process.tags(
        of: content, as: language, before: .now + limits.time, atMost: limits.answerBytes)
      return CtagsTags(content: content, language: language).symbols(answer)
    } catch {
      if error.endsProgram {
        process?.end()
        process = nil
        failures += 1
      }
      skipped[error.reason, default: 0] += 1
      lastFailure = error.reason
      return []
    }
  }

  private func running(for content: [UInt8]) throws(CtagsFailure) -> CtagsProcess {
    guard let program else { throw .notInstalled }
    guard content.count <= limits.contentBytes else { throw .tooLarge }
    if let process { return process }
    guard failures < limits.restarts else { throw .gaveUp }
    let started = try CtagsProcess(program: program)
    process = started
    return started
  }
}
