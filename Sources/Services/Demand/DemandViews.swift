import Demand
import Foundation
import SearchModel

/// Groups of needs as viewers may see them, worked out once: to walk all that was ever asked for takes longer than an
/// answer should.
actor DemandViews {
  /// What everything here follows from; with another one it is worked out anew.
  struct Basis: Hashable {
    /// Of the ledger.
    var serial: Int
    /// Of the catalogue.
    var generation: Int
    /// Of the access policy.
    var revision: Int
  }

  private struct Span: Hashable {
    var viewer: Viewer
    var start: Date
    var end: Date
  }

  /// Spans of time that are kept; a digest's eight weeks of several viewers are fewer.
  private static let mostSpans = 200

  private var basis: Basis?
  private var groups: [Span: [DemandGroup]] = [:]
  private var asked: [Span: Set<String>] = [:]

  /// Those of enough people between two moments, of most people first.
  func groups(
    of ledger: DemandLedger, _ view: DemandView, on basis: Basis, from start: Date, to end: Date
  ) -> [DemandGroup] {
    let span = span(view, on: basis, start, end)
    if let known = groups[span] { return known }
    let found = view.groups(of: ledger, from: start, to: end)
    groups[span] = found
    return found
  }

  /// Identifiers of the groups of which the viewer may see that something was asked for between two moments.
  func asked(
    of ledger: DemandLedger, _ view: DemandView, on basis: Basis, from start: Date, to end: Date
  ) -> Set<String> {
    let span = span(view, on: basis, start, end)
    if let known = asked[span] { return known }
    let indices = ledger.groups.indices.filter { view.isAsked($0, of: ledger, from: start, to: end) }
    let found = Set(indices.map { ledger.groups[$0].id })
    asked[span] = found
    return found
  }

  private func span(_ view: DemandView, on basis: Basis, _ start: Date, _ end: Date) -> Span {
    if basis != self.basis || groups.count + asked.count >= Self.mostSpans {
      (groups, asked, self.basis) = ([:], [:], basis)
    }
    return Span(viewer: view.viewer, start: start, end: end)
  }
}
