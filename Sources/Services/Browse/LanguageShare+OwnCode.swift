import Languages

extension [LanguageShare] {
  /// The languages that a project is written in, most of its own code first, `bytes` being those of its own code:
  /// without data, prose, and what others or programs wrote. Where there is no code at all, every language.
  package var ofOwnCode: [LanguageShare] {
    let code = filter { share in
      guard share.ownBytes > 0, let language = Language.named(share.language) else { return false }
      return language.category == .programming || language.category == .markup
    }.map { LanguageShare(language: $0.language, files: $0.files, bytes: $0.ownBytes) }
    return code.isEmpty ? self : code.sorted { ($1.bytes, $0.language) < ($0.bytes, $1.language) }
  }
}
