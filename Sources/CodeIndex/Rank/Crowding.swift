/// What a hit loses when better ones of its repository stand before it, so that one repository never fills the page.
enum Crowding {
  /// So many of a repository lose nothing: often a thing and its extensions.
  private static let free = 3
  private static let step: Float = 1.5

  /// Points lost after so many better ones; never fewer than with one less.
  static func points(after better: Int) -> Float { step * Float(max(0, better + 1 - free)) }
}
