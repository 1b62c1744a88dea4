extension Guildhall {
  /// Of the program.
  package static let version = "0.1.0"
}
