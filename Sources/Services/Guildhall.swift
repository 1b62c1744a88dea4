import Catalog
package import Foundation
import GitRead
package import Logging
package import Retrieval
package import SearchModel
package import Settings

/// One organisation's Guildhall, opened over its data folder: the services that
/// every surface uses.
package final class Guildhall: Sendable {
  let dataFolder: DataFolder
  private let settingsFile: URL
  let catalog: Catalog
  private let live: LiveIndex
  let access: AccessPolicy
  private let mirrors: GitMirrors
  let logger: Logger

  private let models: ModelFolder
  let records: RecordsFile
  let signals: SignalKeeper
  let demand: DemandService
  let questions: QuestionService
  private let viewers: SignedInViewers
  let catalogue: CatalogueService
  package let useCases: UseCases
  /// How the organisation wants to be served.
  package let server: Settings.Server
  /// Who gets the weekly digest; nil when nobody does.
  package let digest: Settings.Digest?
  /// How strict the organisation is with changes.
  package let check: Settings.Check

  /// Opens a data folder, and a `guildhall.yaml`, which is read now and again before each sync.
  /// `makesData` makes a folder that is not there; a configuration that cannot be read leaves none behind.
  /// `weights` are what speaks for a project when a need is researched: a benchmark tries others.
  /// Throws a `UserFacingError` that names what is wrong with either.
  package init(
    data: DataFolder, settingsFile: URL, logger: Logger, makesData: Bool = false,
    weights: RankingWeights = .standard
  ) throws {
    dataFolder = data
    self.settingsFile = settingsFile
    self.logger = logger
    let settings = try Settings.read(settingsFile)
    (server, digest, check) = (settings.server, settings.digest, settings.check)
    if makesData { try data.create() }
    catalog = try Catalog(path: data.catalog.path)
    live = LiveIndex(folder: data, catalog: catalog)
    access = AccessPolicy(settings)
    mirrors = GitMirrors(folder: data)
    models = ModelFolder(data)
    viewers = SignedInViewers(live: live, access: access, now: { Date() })
    let graphs = ViewerGraphs(catalog)
    catalogue = CatalogueService(
      live: live, access: access, graphs: graphs, counts: ViewerCache(), highlights: ViewerCache(), now: { Date() })
    let revisions = Revisions(
      access: access, mirrors: mirrors, shelf: RevisionShelf(folder: data, mirrors: mirrors))
    let browsing = BrowseService(
      folder: data, live: live, access: access, git: mirrors, revisions: revisions)
    let documents = DocumentService(
      live: live, access: access, browse: browsing, shelf: DocumentationShelf(catalog),
      changes: LastChanges(git: mirrors))
    records = RecordsFile(data)
    let needs = NeedVectors(path: data.needs.path)
    let researching = ResearchService(
      live: live, access: access, catalogue: catalogue, models: models,
      compared: GenerationCache { [catalog] in try await ComparedProjects(catalog) }, documents: documents,
      past: PastVerdicts(records: records, needs: needs),
      decisions: RelatedDecisions(catalog, leastMeaning: weights.leastOfDecision), weights: weights)
    let recording = RecordService(
      records: records, access: access, catalogue: catalogue, researching: researching, now: { Date() })
    let directory = DirectoryService(live: live, access: access, graphs: graphs, now: { Date() })
    self.signals = SignalKeeper(
      records: records, askers: KnownAskers(catalog: catalog, now: { Date() }), logger: logger, now: { Date() })
    demand = DemandService(
      records: records, access: access, live: live, directory: directory, researching: researching,
      recording: recording, grouping: NeedGrouping(models: models, vectors: needs),
      book: DemandBook(), now: { Date() })
    let people = PeopleSource(catalog: catalog, access: access, records: records)
    let informed = InformedResearch(base: researching, recording: recording, needs: RecordedNeeds(models, needs))
    let knowing = KnowledgeService(
      live: live, access: access, shelf: HistoryShelf(folder: data), catalogue: catalogue,
      searching: SearchService(live: live, access: access), people: people, now: { Date() })
    questions = QuestionService(
      records: records, access: access, live: live, catalogue: catalogue, directory: directory, knowing: knowing,
      askers: self.signals.askers, compared: ComparedQuestions(models, needs), now: { Date() })
    let searching = SearchService(live: live, access: access, questions: questions, revisions: revisions)
    useCases = UseCases(
      searching: SignallingSearch(base: searching, keeper: self.signals),
      navigating: NavigationService(live: live, access: access),
      browsing: browsing, cataloguing: catalogue, documents: documents, directory: directory,
      researching: SignallingResearch(
        base: AskedResearch(base: informed, questions: questions), keeper: self.signals), recording: recording,
      decisions: DecisionService(live: live, access: access),
      knowing: AnsweredKnowing(base: knowing, questions: questions), signalling: self.signals, demanding: demand,
      collaborating: CollaborationService(
        live: live, access: access, graphs: graphs, people: people, shelf: WorkShelf(folder: data),
        questions: { [questions] in try await questions.exchanges(viewer: $0, since: $1) }, now: { Date() }),
      questions: questions)
  }

  /// Who somebody is who was signed in, by an address, login or name, as far as it decides what they may see.
  ///
  /// - Throws: `UserFacingError` when the catalogue cannot be read.
  package func viewer(signedInAs person: String) throws -> Viewer { try viewers.viewer(of: person) }

  /// Reads the configuration again, fetches what is new and publishes it.
  @discardableResult
  package func sync(
    only: [String] = [], progress: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> SyncReport {
    let settings = try Settings.read(settingsFile)
    access.replace(settings)
    try? await forgetPeople()
    return try await SyncService(
      folder: dataFolder, catalog: catalog, mirrors: mirrors, settings: settings, logger: logger,
      cores: ProcessInfo.processInfo.activeProcessorCount
    ).run(only: only, now: { Date() }, progress: progress)
  }

  /// Reads what projects say of themselves, decisions and the handbook, as far as nobody has read them yet, for research.
  /// It may be stopped at any moment; what was read is kept. Nothing happens without a sentence model.
  ///
  /// - Parameters:
  ///   - threads: that read at a time.
  ///   - progress: `SyncEvent.reading` only.
  /// - Returns: how many projects were read.
  /// - Throws: `UserFacingError` when there is a model that cannot be read.
  @discardableResult
  package func readProjects(
    threads: Int, progress: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> Int {
    let care = VectorCare(catalog: catalog, models: models, threads: threads, practices: access.practices)
    return try await onOwnThread { cancellation in
      try care.run(cancellation) { progress(.reading(done: $0, total: $1)) }
    }
  }

  /// Takes a foreign catalogue, JSON Lines of schema.org's `SoftwareSourceCode`, plain or gzip. What it held before
  /// under the same name is replaced, all of it or nothing.
  ///
  /// - Throws: `UserFacingError` when nothing was taken; lines that were refused are in the report.
  package func importCatalog(
    _ input: CatalogInput, source: String, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await ImportService(folder: dataFolder, catalog: catalog)
      .run(input, source: source, now: Date(), progress: progress)
  }

  /// Forgets an imported catalogue with all its projects.
  ///
  /// - Throws: `UserFacingError` with code `notFound` that names those that there are.
  package func removeImport(_ source: String) async throws {
    try await ImportService(folder: dataFolder, catalog: catalog).remove(source)
  }

  /// What was imported, by name.
  package func imports() async throws -> [ImportedSource] {
    try await catalog.importSources().map {
      ImportedSource(name: $0.name, projects: $0.projects, importedAt: $0.importedAt)
    }
  }

  /// Reads every index file and history and compares it with its checksums.
  package func checkIndex() throws -> [ShardCheck] {
    try ShardCare(folder: dataFolder, catalog: catalog).check()
      + HistoryCare(folder: dataFolder).check(try catalog.repositories())
  }
}
