import Catalog
import Foundation
import GitRead
import Logging
import SearchModel
import Settings

/// Brings all derived data up to date with the sources.
///
/// Every repository is fetched, indexed and published by itself, several at a
/// time: one that is broken is reported and the others go on. What is published
/// is published in one transaction, so the process may be killed at any moment.
struct SyncService: Sendable {
  let folder: DataFolder
  let catalog: Catalog
  let mirrors: GitMirrors
  let settings: Settings
  let logger: Logger
  let cores: Int
  /// Repositories read at a time; more are asked and fetched meanwhile.
  private let slots: WorkSlots

  /// Asking a source is mostly waiting for it.
  private static let sourcesPerCore = 4

  init(
    folder: DataFolder, catalog: Catalog, mirrors: GitMirrors, settings: Settings, logger: Logger, cores: Int
  ) {
    self.folder = folder
    self.catalog = catalog
    self.mirrors = mirrors
    self.settings = settings
    self.logger = logger
    self.cores = cores
    slots = WorkSlots(cores)
  }

  /// Fetches, indexes and publishes the repositories with these names; all where none is named.
  func run(
    only: [String], now: @escaping @Sendable () -> Date, progress: @escaping @Sendable (SyncEvent) -> Void
  ) async throws -> SyncReport {
    let start = ContinuousClock.now
    let lock = try SyncLock(folder)
    defer { withExtendedLifetime(lock) {} }
    let git = try mirrors.git()
    var run = try catalog.beginRun(at: now())
    let care = ShardCare(folder: folder, catalog: catalog)
    try care.collectGarbage()
    let known = try catalog.repositories().map(\.id)
    HistoryCare(folder: folder).collectGarbage(keeping: known)
    RevisionFolders(folder).collectGarbage(keeping: Set(known), now: now())
    var problems = try await onOwnThread { _ in try care.markDamaged(at: now()) }
    for problem in problems { try catalog.add(problem) }

    let plan = try await onOwnThread { try SourcePlan(settings, folder: folder, cancellation: $0) }
    problems += try report(plan, git: git, at: now())
    let work = try select(only, from: plan.repositories)
    let removed = only.isEmpty ? try forget(allBut: plan, at: now()) : 0
    // Before the first of them is read, answers say what there is to be read.
    try catalog.register(
      work.map { planned in
        NewRepository(
          name: planned.name, sourceURL: planned.address.text, mirror: planned.address.folderName,
          isFork: planned.isFork, isArchived: planned.isArchived)
      })
    progress(.planned(repositories: work.count))
    var report = SyncReport(repositories: work.count, removed: removed)
    report.unusable = plan.problems.count { $0.severity == .error }
    report.problems = problems.map(Problem.init)
    try await syncAll(work, git: git, now: now, progress: progress) { name, outcome in
      switch outcome {
      case .unchanged: break
      case .indexed(_, _, let visible):
        report.indexed += 1
        report.visible = max(report.visible ?? .zero, visible)
      case .failed(let error):
        report.failed += 1
        report.problems.append(
          Problem(severity: .error, subject: name, message: error.message, hint: error.hint, date: now()))
      }
    }
    try await onOwnThread { [self] cancellation in
      try CatalogueCare(catalog: catalog, settings: settings).run(now: now())
      // Last: everything answers already.
      try ShardCompaction(folder: folder, catalog: catalog, logger: logger).run(cancellation)
    }
    try care.collectGarbage()
    run.finished = now()
    (run.repositories, run.changed, run.failed) = (report.repositories, report.indexed, report.failed)
    try catalog.finishRun(run)
    report.elapsed = ContinuousClock.now - start
    return report
  }

  private func select(_ only: [String], from planned: [PlannedRepository]) throws -> [PlannedRepository] {
    guard !only.isEmpty else { return planned }
    for name in only where !planned.contains(where: { $0.name == name }) {
      throw UserFacingError(
        .notFound, "No configured repository is called \(name).",
        hint: "`guildhall repos` lists the names; sources are configured in guildhall.yaml.")
    }
    return planned.filter { only.contains($0.name) }
  }

  private func report(_ plan: SourcePlan, git: GitEnvironment, at date: Date) throws -> [ProblemRecord] {
    let notices = git.notices.map { PlanProblem(severity: .notice, subject: "git", message: $0, hint: "") }
    let problems = (plan.problems + notices).map { ProblemRecord($0, repository: nil, at: date) }
    for problem in problems { try catalog.add(problem) }
    return problems
  }

  /// Repositories that the configuration no longer names, unless their source
  /// could not be looked through this time: those are kept, and not as they are.
  private func forget(allBut plan: SourcePlan, at date: Date) throws -> Int {
    let names = Set(plan.repositories.map(\.name))
    var gone: [RepositoryRecord] = []
    for record in try catalog.repositories() where !names.contains(record.name) {
      if plan.mayStillHold(record.sourceURL) {
        try catalog.markFailing(record.id, Self.absence(of: record, at: date))
      } else {
        gone.append(record)
      }
    }
    try catalog.remove(gone.map(\.id))
    for record in gone {
      for file in [record.mirror, record.mirror + ".lock"] {
        try? FileManager.default.removeItem(at: folder.mirrors.appendingPathComponent(file))
      }
    }
    return gone.count
  }

  private static func absence(of record: RepositoryRecord, at date: Date) -> ProblemRecord {
    ProblemRecord(
      repositoryId: record.id, subject: record.name, severity: "error",
      message: "\(record.name): the folder that it is in could not be looked through.",
      hint: "Check the folder; the repository is kept as it was until the folder is taken out of guildhall.yaml.",
      date: date)
  }
}

// MARK: - One repository

extension SyncService {
  /// Runs the work on several threads; `done` is called one at a time.
  private func syncAll(
    _ work: [PlannedRepository], git: GitEnvironment, now: @escaping @Sendable () -> Date,
    progress: @escaping @Sendable (SyncEvent) -> Void, done: (String, SyncOutcome) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (String, SyncOutcome).self) { group in
      var rest = work[...]
      func startNext() {
        guard let planned = rest.popFirst() else { return }
        group.addTask {
          progress(.started(repository: planned.name))
          let outcome = try await outcome(of: planned, git: git, now: now, progress: progress)
          progress(.finished(repository: planned.name, outcome))
          return (planned.name, outcome)
        }
      }
      for _ in 0..<max(1, cores) * Self.sourcesPerCore { startNext() }
      while let (name, outcome) = try await group.next() {
        done(name, outcome)
        startNext()
      }
    }
  }

  /// A repository's failure is an outcome; only cancellation ends the whole sync.
  private func outcome(
    of planned: PlannedRepository, git: GitEnvironment, now: @escaping @Sendable () -> Date,
    progress: @escaping @Sendable (SyncEvent) -> Void
  ) async throws -> SyncOutcome {
    let record = try catalog.register(
      name: planned.name, sourceURL: planned.address.text, mirror: planned.address.folderName,
      isFork: planned.isFork, isArchived: planned.isArchived)
    do {
      return try await onOwnThread { cancellation in
        try sync(planned, record, git: git, cancellation: cancellation, now: now, progress: progress)
      }
    } catch {
      try Task.checkCancellation()
      let failure = Self.failure(error, of: planned.name)
      try catalog.markFailing(
        record.id,
        ProblemRecord(
          repositoryId: record.id, subject: planned.name, severity: "error", message: failure.message,
          hint: failure.hint, date: now()))
      return .failed(failure)
    }
  }

  private func sync(
    _ planned: PlannedRepository, _ known: RepositoryRecord, git: GitEnvironment, cancellation: Cancellation,
    now: @Sendable () -> Date, progress: @escaping @Sendable (SyncEvent) -> Void
  ) throws -> SyncOutcome {
    progress(.fetching(repository: planned.name))
    let mirror = Mirror(
      of: planned.address, in: folder.mirrors.appendingPathComponent(planned.address.folderName).path,
      name: planned.name, git: git)
    let update = try mirror.update(limits: settings.mirrorLimits, bounds: WorkBounds(cancellation: cancellation))
    let (matched, fetched) = (now(), ContinuousClock.now)
    let branches = planned.branchesToIndex(of: update)
    let fingerprint = Self.fingerprint(planned, branches, tags: update.tags, settings: settings)
    let histories = HistoryCare(folder: folder)
    guard fingerprint != known.fingerprint else {
      try catalog.markMatched(known.id, at: matched)
      if let head = branches.first?.commit, histories.isBehind(known, head) {
        try slots.withSlot(cancellation) {
          _ = histories.update(known, from: mirror.repository, to: head, cancellation)
        }
      }
      return .unchanged
    }
    var record = known
    record.branches = branches.map(\.name)
    record.isFork = planned.isFork
    record.isArchived = planned.isArchived
    record.branchesLeftOut = planned.branchesLeftOut(of: update)
    record.headCommit = branches.first?.commit.hex
    record.lastActivity = try branches.first.flatMap { branch in
      let commit = try mirror.repository.commit(.commit(branch.commit), bounds: WorkBounds(cancellation: cancellation))
      // The epoch is the date of those who have none.
      return commit.committerDate > 0 ? Date(timeIntervalSince1970: Double(commit.committerDate)) : nil
    }
    (record.fingerprint, record.basis) = (fingerprint, Self.basis(planned, branches, settings: settings))
    (record.matchedAt, record.failingSince, record.failingCause) = (matched, nil, nil)
    let indexer = RepositoryIndexer(
      repository: mirror.repository, record: record,
      background: RepositoryBackground(team: settings.owner(of: planned.name), missingTags: update.missingTags),
      commits: branches.map(\.commit),
      limits: IndexLimits(settings, excludes: planned.excludes), shards: folder.shards, cores: cores,
      cancellation: cancellation,
      progress: { progress(.indexing(repository: planned.name, done: $0, total: $1)) })
    let problems = planned.branchProblems(of: update).map { ProblemRecord($0, repository: known.id, at: matched) }
    let published = try slots.withSlot(cancellation) {
      try RepositoryUpdate(indexer: indexer, known: known, problems: problems, folder: folder, catalog: catalog)
        .run(now: matched)
    }
    // Only now: a history that cannot be read takes nothing from the repository.
    if let head = branches.first?.commit,
      let trouble = try slots.withSlot(
        cancellation,
        {
          histories.update(known, from: mirror.repository, to: head, cancellation)
        })
    {
      try catalog.add(trouble.record(of: known, at: matched))
    }
    return .indexed(
      files: published.repository.files, bytes: published.repository.indexedBytes, visible: published.visible - fetched)
  }

  /// Everything that the index of a repository depends on; equal means that nothing is to be done.
  private static func fingerprint(
    _ planned: PlannedRepository, _ branches: [IndexedBranch], tags: [Ref], settings: Settings
  ) -> String {
    var parts = [basis(planned, branches, settings: settings)]
    // Also of those that do not exist: to have asked for them is reported.
    parts += planned.branches.map { "branch \($0)" }
    if planned.isFork { parts.append("fork") }
    if let team = settings.owner(of: planned.name) { parts.append("owner \(team.name) \(team.channel ?? "")") }
    if planned.isArchived { parts.append("archived") }
    parts += branches.map(\.commit.hex)
    if !tags.isEmpty { parts.append("tags \(tags.count) \(tags.digest)") }
    return parts.joined(separator: "\n")
  }

  /// Everything that what is read of a file depends on beside the file: equal means that only files that changed are
  /// read anew.
  private static func basis(_ planned: PlannedRepository, _ branches: [IndexedBranch], settings: Settings) -> String {
    let limits = settings.limits
    var parts = ["rules \(IndexingRules.version)", "size \(limits.fileSize)", "files \(limits.files)"]
    parts += ["depth \(limits.depth)", "path \(limits.pathLength)"]
    parts += planned.excludes.map { "exclude \($0)" }
    parts += branches.map { "in \($0.name)" }
    return parts.joined(separator: "\n")
  }

  private static func failure(_ error: any Error, of name: String) -> UserFacingError {
    switch error {
    case let error as UserFacingError: error
    case let error as GitError: UserFacingError(error)
    default:
      UserFacingError(
        .internal, "\(name): \(error)", hint: "What was indexed before still answers; the next sync tries again.")
    }
  }
}

extension RepositoryRecord {
  /// The configured excludes that it was last indexed with.
  var excludedGlobs: [String] {
    (basis ?? fingerprint ?? "").split(separator: "\n").compactMap { line in
      line.hasPrefix("exclude ") ? String(line.dropFirst("exclude ".count)) : nil
    }
  }
}

extension ProblemRecord {
  fileprivate init(_ problem: PlanProblem, repository: Int64?, at date: Date) {
    self.init(
      repositoryId: repository, subject: problem.subject, severity: problem.severity.rawValue,
      message: problem.message, hint: problem.hint, date: date)
  }
}
