import ArgumentParser
import Foundation
import Metadata
import SearchModel
import Services
import Settings
import StructuredText
import WebUI
import WireTypes

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the catalogue of projects for other catalogues.",
    discussion: """
      codemeta and schema-org write JSON Lines: on each line one SoftwareSourceCode as JSON-LD, which \
      `guildhall import` takes. Of one project they write one indented document, as codemeta.json holds it. \
      backstage writes one YAML file of many documents: a Component for each project, a Group for each team, \
      a User for each member.

      Pages are named by `server.url` of guildhall.yaml, and left out without it. Imported projects are written \
      only when --project names one.

      Examples:
        guildhall export --output catalogue.jsonl
        guildhall export --format backstage --output catalog-info.yaml
        guildhall export --project apple/swift-nio
        guildhall export --records --output records.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case codemeta
    case schemaOrg = "schema-org"
    case backstage
  }

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "codemeta, schema-org or backstage.")
  var format = Format.codemeta

  @Option(name: .long, help: ArgumentHelp("Only this project.", valueName: "name"))
  var project: String?

  @Flag(name: .long, help: "What people recorded, as JSON Lines, instead of projects.")
  var records = false

  @Option(name: .long, help: ArgumentHelp("The file to write; default: standard output.", valueName: "file"))
  var output: String?

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let target = try ExportTarget(path: output)
      if records {
        try await writeRecords(guildhall, to: target)
        return try target.finish()
      }
      // Not to find it is an answer; everything else is a failure.
      try await reportingFailure(exitCode: project == nil ? 2 : 1) {
        switch format {
        case .codemeta: try await write(guildhall, to: target) { $0.codeMeta }
        case .schemaOrg: try await write(guildhall, to: target) { $0.schemaOrg }
        case .backstage: try await writeBackstage(guildhall, to: target)
        }
      }
      try target.finish()
    }
  }

  private func write(
    _ guildhall: Guildhall, to target: ExportTarget, _ table: (ProjectExport) -> DataTable
  ) async throws {
    try await guildhall.exportProjects(named: project, viewer: .operator) { detail in
      let text = JSONWriter.text(.table(table(export(detail, guildhall))), indentation: project == nil ? nil : 2)
      target.line(text)
    }
  }

  private func writeRecords(_ guildhall: Guildhall, to target: ExportTarget) async throws {
    var (written, total) = (0, 1)
    while written < total {
      let page = try await guildhall.useCases.recording.dossiers(
        DossierListRequest(skip: written, limit: DossierListRequest.mostDossiers, viewer: .operator))
      for dossier in page.dossiers { target.line(try WireJSON.line(ResearchRecordReply(dossier))) }
      (written, total) = (written + page.dossiers.count, page.dossiers.isEmpty ? 0 : page.total)
    }
    try await writeQuestions(guildhall.useCases.questions, to: target)
  }

  private func writeQuestions(_ questions: any QuestionKeeping, to target: ExportTarget) async throws {
    var request = QuestionListRequest(viewer: .operator)
    request.limit = QuestionListRequest.mostQuestions
    while true {
      let page = try await questions.questions(request).questions
      for question in page {
        target.line(try WireJSON.line(QuestionReply(try await questions.question(question.label, viewer: .operator))))
      }
      guard page.count == request.limit else { return }
      request.skip += page.count
    }
  }

  private func writeBackstage(_ guildhall: Guildhall, to target: ExportTarget) async throws {
    var writer = BackstageWriter()
    if project == nil {
      for document in writer.documents(try await guildhall.exportOrganization(on: Date())) { target.text(document) }
    }
    try await guildhall.exportProjects(named: project, viewer: .operator) { detail in
      target.text(writer.document(export(detail, guildhall)))
    }
  }

  private func export(_ detail: ProjectDetail, _ guildhall: Guildhall) -> ProjectExport {
    let page = WebUI.address(ofProject: detail.summary, at: guildhall.server.url)
    return ProjectExport(detail, page: page)
  }
}

/// Standard output, or a file that is whole or not there.
final class ExportTarget {
  private let path: String?
  private let output = Output()
  private var pending = Data()

  /// - Throws: `UserFacingError` when the file cannot be where it is said to be.
  init(path: String?) throws {
    self.path = path
    guard let path else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isThere || !isFolder.boolValue else {
      throw UserFacingError(.badRequest, "\(path) is a folder.", hint: "Name a file inside it.")
    }
    guard FileManager.default.fileExists(atPath: folder) else {
      throw UserFacingError(.notFound, "There is no folder \(folder).", hint: "Make it, or name another file.")
    }
  }

  func line(_ text: String) { self.text(text + "\n") }

  func text(_ text: String) {
    if path == nil { output.bytes(Array(text.utf8)) } else { pending.append(contentsOf: text.utf8) }
  }

  func finish() throws {
    guard let path else { return output.flush() }
    do {
      try pending.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw UserFacingError(
        .unavailable, "\(path) cannot be written: \(error.localizedDescription).",
        hint: "Check that this user may write there and that the disk has room.")
    }
  }
}
