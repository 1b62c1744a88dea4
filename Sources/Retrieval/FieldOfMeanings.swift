/// How near the many come to a need that it is not about: what a project must stand out from to fit.
package struct FieldOfMeanings: Sendable {
  /// The level for a need as others are, in a catalogue of 15,000.
  package static let usual: Float = 0.33

  /// The places whose mean is the field: behind all that may meet a need, before what is about something else altogether.
  private static let places = 50..<150
  private static let steps = 1_000

  /// By the cosine in thousandths; below 0 all are alike.
  private var counts = [Int](repeating: 0, count: steps + 1)
  private var total = 0

  package init() {}

  package mutating func add(_ cosine: Float) {
    counts[Int(max(0, min(1, cosine)) * Float(Self.steps))] += 1
    total += 1
  }

  /// The mean cosine of those places; what it is in a large catalogue where there are too few.
  package var level: Float {
    guard total >= Self.places.upperBound * 2 else { return Self.usual }
    var sum = 0
    var place = 0
    for step in counts.indices.reversed() where counts[step] > 0 {
      let covered = (place..<place + counts[step]).clamped(to: Self.places).count
      sum += covered * step
      place += counts[step]
      if place >= Self.places.upperBound { break }
    }
    return max(Self.usual, Float(sum) / Float(Self.places.count * Self.steps))
  }
}
