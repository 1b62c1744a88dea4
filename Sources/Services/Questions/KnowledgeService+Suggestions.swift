extension KnowledgeService {
  /// Keys of those who do not want to be suggested.
  func unsuggestedKeys() async throws -> Set<String> {
    let state = try live.state()
    let known = try await people.people(ofGeneration: state.generation)
    return Set(known.unsuggested.map { known.keys[$0] })
  }
}
