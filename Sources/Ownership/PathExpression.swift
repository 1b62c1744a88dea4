/// A regular language over the characters of a path: what globs and regular expressions
/// have in common once they are read.
indirect enum PathExpression: Sendable {
  case nothing
  case one(ScalarSet)
  /// The start and the end of the path.
  case start, end
  case sequence([PathExpression])
  case choice([PathExpression])
  /// `most` nil: any number of times.
  case repeated(PathExpression, least: Int, most: Int?)

  static let any = PathExpression.one(ScalarSet(excluding: []))
  static let inName = PathExpression.one(ScalarSet(excluding: [slash...slash]))
  static let slashSign = PathExpression.one(ScalarSet([slash...slash]))
  static let slash: UInt32 = 0x2F

  static func literal(_ scalar: Unicode.Scalar) -> PathExpression {
    .one(ScalarSet([scalar.value...scalar.value]))
  }

  static func many(_ inner: PathExpression) -> PathExpression { .repeated(inner, least: 0, most: nil) }
  static func maybe(_ inner: PathExpression) -> PathExpression { .repeated(inner, least: 0, most: 1) }
}

/// A set of Unicode scalars.
struct ScalarSet: Sendable, Equatable {
  var ranges: [ClosedRange<UInt32>]
  var isInverted = false

  init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  init(excluding ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges
    isInverted = true
  }

  func contains(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return !isInverted }
    return isInverted
  }
}
