/// Where an imported project comes from.
package struct ImportOrigin: Sendable, Equatable {
  /// What the organisation calls the imported catalogue.
  package var source: String
  /// What that catalogue calls the project; unique there.
  package var identifier: String
  /// Where its code or its page is, as the catalogue wrote it, of any scheme; empty when unknown.
  package var address: String

  package init(source: String, identifier: String, address: String) {
    self.source = source
    self.identifier = identifier
    self.address = address
  }
}
