/// A file that matches, as short as it can be said: there may be very many.
struct FileHit {
  var shard: Int32
  var document: UInt32
  /// Matching lines; 0 when only the path matches.
  var lines: Int32
  var score: Float
  /// Points that it loses to better ones of its repository.
  var crowding: Float = 0

  /// By which hits are ordered.
  var standing: Float { score - crowding }

  /// What it adds to the count of matches.
  var countedLines: Int { max(1, Int(lines)) }
}

/// What one slice of a shard's candidates gave.
struct SliceResult {
  var hits: [FileHit] = []
  /// The shard's place among the candidates.
  var shard: Int?
  var damage: ShardError?
  var isCutShort = false
  var decodedBlocks = 0
  var decodedBytes = 0
}
