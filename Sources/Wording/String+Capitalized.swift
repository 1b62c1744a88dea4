extension String {
  /// As a sentence or a label begins: with a capital letter, and otherwise as it is.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
