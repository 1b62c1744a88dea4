package import Services

extension UseCases {
  /// The same off the cooperative pool, so many at a time and so many waiting as the limits say. All that answers several
  /// clients at a time needs it: services block their threads.
  package func bounded(by limits: ServerOptions.Limits) -> UseCases {
    bounded(by: limits, metrics: ServerMetrics(), clock: ContinuousClock())
  }

  func bounded(by limits: ServerOptions.Limits, metrics: ServerMetrics, clock: any Clock<Duration>) -> UseCases {
    let searches = Lane(
      running: limits.searches, waiting: limits.waitingSearches, limit: limits.request, clock: clock)
    let reads = Lane(running: limits.reads, waiting: limits.waitingReads, limit: limits.request, clock: clock)
    return UseCases(
      searching: BoundedSearching(searching, lane: searches, metrics: metrics),
      navigating: BoundedNavigating(navigating, lane: searches),
      browsing: BoundedBrowsing(browsing, lane: reads), cataloguing: BoundedCataloguing(cataloguing, lane: reads),
      documents: BoundedDocuments(documents, lane: reads), directory: BoundedDirectory(directory, lane: reads),
      researching: BoundedResearching(researching, lane: searches), recording: BoundedRecording(recording, lane: reads),
      decisions: BoundedDecisions(decisions, lane: reads),
      knowing: BoundedKnowing(knowing, lane: searches), signalling: BoundedSignalKeeping(signalling, lane: reads),
      demanding: BoundedDemanding(demanding, lane: searches),
      collaborating: BoundedCollaborating(collaborating, lane: searches),
      questions: BoundedQuestions(questions, lane: searches))
  }
}
