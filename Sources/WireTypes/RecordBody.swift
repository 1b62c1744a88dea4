package import SearchModel
package import Services

/// A need to be recorded, as clients send it.
package struct RecordBody: Codable, Sendable, Equatable {
  package var need: String
  package var person: String?
  package var team: String?
  /// The project or repository that it is for.
  package var project: String?
  /// What was looked at; without it, what research finds now.
  package var candidates: [String]?

  package init(
    need: String, person: String? = nil, team: String? = nil, project: String? = nil, candidates: [String]? = nil
  ) {
    self.need = need
    self.person = person
    self.team = team
    self.project = project
    self.candidates = candidates
  }

  /// `token` is what the client calls the request.
  package func request(token: String?, viewer: Viewer) -> RecordRequest {
    RecordRequest(
      need: need, asker: Asker(person: person ?? "", team: team ?? ""), project: project ?? "", candidates: candidates,
      token: token, viewer: viewer)
  }
}

/// Verdicts to be recorded, as clients send them.
package struct DecideBody: Codable, Sendable, Equatable {
  package struct Opinion: Codable, Sendable, Equatable {
    /// Absent for the need as a whole.
    package var candidate: String?
    package var kind: Verdict.Kind
    package var reason: Verdict.Reason?
    package var words: String?

    package init(
      candidate: String? = nil, kind: Verdict.Kind, reason: Verdict.Reason? = nil, words: String? = nil
    ) {
      self.candidate = candidate
      self.kind = kind
      self.reason = reason
      self.words = words
    }
  }

  package var verdicts: [Opinion]
  package var person: String?

  package init(verdicts: [Opinion], person: String? = nil) {
    self.verdicts = verdicts
    self.person = person
  }

  /// `token` is what the client calls the request.
  package func request(label: String, token: String?, viewer: Viewer) -> DecideRequest {
    DecideRequest(
      label: label,
      opinions: verdicts.map {
        .init(candidate: $0.candidate, kind: $0.kind, reason: $0.reason, words: $0.words ?? "")
      }, person: person ?? "", token: token, viewer: viewer)
  }
}
