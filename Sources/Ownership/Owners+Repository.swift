extension Owners {
  /// Who owns a repository as a whole.
  package struct OfRepository: Sendable, Equatable {
    /// The owners of more files than any others; empty when nobody is declared.
    package var owners: [OwnerToken] = []
    /// Where those owners were read, for one of the files.
    package var evidence: [Evidence] = []
    /// How many of the files that were looked at belong to them.
    package var owned = 0
    /// How many were looked at; all of them unless the rules are too many for that.
    package var examined = 0
    /// How many files have no owner.
    package var unowned = 0
    /// How many files each owner has a part in, the most first.
    package var shares: [Share] = []

    package struct Share: Sendable, Equatable {
      package let owner: OwnerToken
      package let files: Int
    }
  }

  /// Rules held against paths, for one repository; above it, every nth file is looked at.
  private static let mostWork = 5_000_000

  /// A file that nobody's pattern means in particular.
  static let unnamedFile = "\u{1}"

  /// Without any paths, the owners of a file that no particular rule names (those of `*`) are the
  /// answer.
  package func ofRepository(paths: [String]) -> OfRepository {
    let step = step(over: paths.count)
    var result = OfRepository()
    var groups: [[OwnerToken]: (files: Int, evidence: [Evidence], first: Int)] = [:]
    var counts: [OwnerToken: Int] = [:]
    let examined = paths.isEmpty ? [Self.unnamedFile] : stride(from: 0, to: paths.count, by: step).map { paths[$0] }
    for (number, path) in examined.enumerated() {
      let answer = answer(path: path)
      guard !answer.owners.isEmpty else {
        result.unowned += 1
        continue
      }
      groups[answer.owners, default: (0, answer.evidence, number)].files += 1
      for owner in answer.owners { counts[owner, default: 0] += 1 }
    }
    result.examined = paths.isEmpty ? 0 : examined.count
    if let best = groups.min(by: { ($1.value.files, $0.value.first) < ($0.value.files, $1.value.first) }) {
      result.owners = best.key
      result.evidence = best.value.evidence
      result.owned = paths.isEmpty ? 0 : best.value.files
    }
    if paths.isEmpty { result.unowned = 0 }
    result.shares = counts.map { OfRepository.Share(owner: $0.key, files: paths.isEmpty ? 0 : $0.value) }
      .sorted { ($1.files, $0.owner.key) < ($0.files, $1.owner.key) }
    return result
  }

  /// Every how many of so many files is looked at.
  func step(over count: Int) -> Int { max(1, min(count, count.multipliedCapped(by: costOfOnePath) / Self.mostWork)) }

  /// Roughly the steps that the rules take which every path is held against.
  private var costOfOnePath: Int {
    sources.reduce(1) { sum, source in
      switch source {
      case .rules(let file): sum &+ file.costOfOnePath
      case .folders(let folders):
        // A path meets its own folders only: the root's and its deepest one's are most of them.
        sum &+ 2 &* (folders.values.map { $0.rules.reduce(1) { $0 &+ ($1.filter?.size ?? 1) } }.max() ?? 1)
      }
    }
  }
}

extension Int {
  /// The product, or the largest number where it does not fit.
  fileprivate func multipliedCapped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
