import ArgumentParser
import Foundation
import Logging
import SearchModel
import Services
import WireTypes
import Wording

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a catalogue from elsewhere into the list of projects.",
    discussion: """
      The file is JSON Lines, plain or gzip: on each line one SoftwareSourceCode of \
      schema.org. It replaces what was imported before under the same name, all of it \
      or nothing; the same file again changes nothing.

      Examples:
        guildhall import catalog.jsonl.gz
        zcat catalog.jsonl.gz | guildhall import - --source upstream
        guildhall import --list
        guildhall import --remove upstream

      Exit code: 0 when all lines were taken, 1 when some were refused (the first 20 \
      are named), 2 when nothing was done.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String?

  @Flag(name: .long, help: "List what was imported instead.")
  var list = false

  @Option(
    name: .long, help: ArgumentHelp("Forget what was imported under this name instead.", valueName: "source"))
  var remove: String?

  @Option(
    name: .long,
    help: ArgumentHelp("What to call the catalogue; default: the file's name without extensions.", valueName: "name"))
  var source: String?

  @Flag(name: .long, help: "One JSON object at the end instead of progress.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing unless something goes wrong.")
  var quiet = false

  func validate() throws {
    let given = [file != nil, list, remove != nil].count { $0 }
    guard given == 1 else { throw ValidationError("Give one of a file, --list and --remove.") }
  }

  func run() async throws {
    try await reportingFailure {
      if list { return try await listSources() }
      if let remove { return try await forget(remove) }
      if let file { try await take(file) }
    }
  }

  private func listSources() async throws {
    let output = Output()
    defer { output.flush() }
    let sources = try await place.open().imports()
    for source in sources {
      if json {
        output.line(try WireJSON.line(ImportedSourceItem(source)))
      } else {
        output.line(
          "\(harmless(source.name))  \(Counted.text(source.projects, "project")), "
            + "imported \(Moment(source.importedAt, now: .now).words)")
      }
    }
    if sources.isEmpty, !json { output.line("Nothing was imported.") }
  }

  private func forget(_ name: String) async throws {
    try await place.open().removeImport(name)
    if !quiet, !json { FileHandle.standardError.write(Data("Forgot \(harmless(name)).\n".utf8)) }
  }

  private func take(_ file: String) async throws {
    guard let name = source ?? CatalogInput.sourceName(ofPath: file) else {
      throw UserFacingError(
        .badRequest, "A catalogue from standard input needs a name.", hint: "Name it, as in `--source upstream`.")
    }
    let input = try CatalogInput(path: file)
    let guildhall = try Guildhall(
      data: place.dataFolder, settingsFile: place.configFile, logger: .standardError(), makesData: true)
    let display = ImportDisplay(
      terminal: .standardError(environment: ProcessInfo.processInfo.environment), isSilent: json || quiet)
    let report: ImportReport
    do {
      report = try await guildhall.importCatalog(input, source: name, progress: display.show)
      display.finish()
    } catch {
      display.finish()
      throw error
    }
    if json {
      let output = Output()
      output.line(try ImportSummary(report).line())
      output.flush()
    } else {
      display.print(report, file: input.name)
    }
    if report.refused > 0 { throw ExitCode(1) }
  }
}
