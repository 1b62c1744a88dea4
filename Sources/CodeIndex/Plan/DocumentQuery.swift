/// A condition on documents, for expressions whose matches may go over lines: what stands in one line stands in one block,
/// but the lines of a match may stand in several. Every document with a match fulfils it; others may too.
indirect enum DocumentQuery: Hashable, Sendable {
  case all
  /// Has text in a block that fulfils this.
  case block(BlockQuery)
  case and([DocumentQuery])
  case or([DocumentQuery])

  /// What an expression demands: of each piece that cannot hold a line feed, what it demands of a block.
  init(_ tree: RegexTree) {
    guard tree.mayHoldLineFeed else {
      self = DocumentQuery(withinLine: tree)
      return
    }
    switch tree {
    case .empty, .bytes, .set: self = .all
    case .repetition(let part, let minimum, _): self = minimum > 0 ? DocumentQuery(part) : .all
    case .alternatives(let parts):
      let queries = parts.map { DocumentQuery($0) }
      self = queries.contains(.all) ? .all : .or(queries)
    case .sequence(let parts): self = .and(Self.pieces(of: parts).map { DocumentQuery($0) }).simplified
    }
  }

  private init(withinLine tree: RegexTree) {
    let blocks = RegexAnalysis.blocks(of: tree)
    self = blocks == .all ? .all : .block(blocks)
  }

  /// The parts of a sequence, neighbours that cannot hold a line feed as one.
  private static func pieces(of parts: [RegexTree]) -> [RegexTree] {
    var pieces: [RegexTree] = []
    var run: [RegexTree] = []
    for part in parts.flattened {
      if part.mayHoldLineFeed {
        pieces += [.sequence(run), part]
        run = []
      } else {
        run.append(part)
      }
    }
    return pieces + [.sequence(run)]
  }

  private var simplified: DocumentQuery {
    guard case .and(let parts) = self else { return self }
    let demanding = parts.filter { $0 != .all }
    return demanding.isEmpty ? .all : demanding.count == 1 ? demanding[0] : .and(demanding)
  }
}

extension [RegexTree] {
  /// With the parts of sequences in their place.
  var flattened: [RegexTree] {
    flatMap { part in
      if case .sequence(let inner) = part { inner.flattened } else { [part] }
    }
  }
}

extension DocumentQuery: CustomStringConvertible {
  var description: String {
    switch self {
    case .all: "every document"
    case .block(let query): "\(query)"
    case .and(let parts): "(" + parts.map(\.description).joined(separator: " and, anywhere, ") + ")"
    case .or(let parts): "(" + parts.map(\.description).joined(separator: " or ") + ")"
    }
  }
}
