import QueryLanguage

extension Pattern {
  /// As the query language reads a name without a word on case: capitals count where there are any.
  init(asTyped name: String) { self.init(name, ignoresCase: !name.contains(where: \.isUppercase)) }
}
