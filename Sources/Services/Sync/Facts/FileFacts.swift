import Catalog
import CodeIndex
import Markup
import SearchModel

/// What the files of a default branch say, kept while they are read one by one, to be understood when all are known.
struct FileFacts: Sendable {
  /// A document this large is data; its words would drown the others.
  private static let largestDocument = 2 << 20

  private(set) var files = FactFiles()
  /// That may be of use to others.
  private(set) var symbols = SymbolFacts()
  private(set) var documents: [DocumentRecord] = []
  /// Paths of documents that are known already.
  private let settled: Set<String>

  init(settled: Set<String> = []) { self.settled = settled }

  /// Whether something may be kept of a file.
  func wants(path: String, flags: DocumentFlags, hasSymbols: Bool) -> Bool {
    hasSymbols && flags.isEmpty || FactFiles.keeps(path: path, isVendored: flags.contains(.vendored))
      || documentKind(of: path, flags) != nil
  }

  private func documentKind(of path: String, _ flags: DocumentFlags) -> DocumentKind? {
    flags.contains(.vendored) || settled.contains(path) ? nil : DocumentKind.of(path)
  }

  /// Keeps what a file says; `oid` is git's id of the content.
  mutating func keep(
    path: String, oid: String, content: [UInt8], flags: DocumentFlags, language: String, symbols spans: [SymbolSpan]
  ) {
    files.keep(path: path, content: content, isVendored: flags.contains(.vendored))
    if flags.isEmpty { symbols.keep(spans, path: path, content: content, language: language) }
    guard let kind = documentKind(of: path, flags), content.count <= Self.largestDocument else { return }
    let sections = DocumentSections(of: String(decoding: content, as: UTF8.self), kind: kind)
    if !sections.sections.isEmpty { documents.append(DocumentRecord(sections, path: path, oid: oid)) }
  }
}

extension DocumentRecord {
  /// A document without a title goes by its file name.
  fileprivate init(_ sections: DocumentSections, path: String, oid: String) {
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    self.init(
      path: path, oid: oid, title: sections.title ?? fileName,
      sections: sections.sections.map { section in
        Section(
          heading: section.titlePath.last ?? "", anchor: section.anchor, line: section.line, body: section.text)
      })
  }
}
