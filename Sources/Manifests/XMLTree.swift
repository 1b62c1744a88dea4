import Foundation
import FoundationXML

/// An element of an XML document.
final class XMLTree {
  /// Without its namespace prefix.
  let name: String
  let attributes: [String: String]
  /// 1-based.
  let line: Int
  fileprivate(set) var children: [XMLTree] = []
  fileprivate(set) var text = ""

  fileprivate init(name: String, attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  func child(_ name: String) -> XMLTree? { children.first { $0.name == name } }
  func children(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

  /// The text of the element that the names lead to; nil when it is empty.
  func text(_ path: String...) -> String? {
    var element: XMLTree? = self
    for name in path { element = element?.child(name) }
    return ManifestText.line(element?.text, upTo: ManifestText.longestDescription)
  }

  /// The root of a document. Document types are refused: entities expand without
  /// end, and name files and addresses to read.
  static func root(of file: ManifestFile) throws(ManifestFailure) -> XMLTree {
    for mark in ["<!DOCTYPE", "<!ENTITY"] where file.text.utf8.contains(Array(mark.utf8)) {
      throw ManifestFailure(
        line: file.line(of: mark), cause: "it has a document type (\(mark)), which is refused because of its entities")
    }
    let reader = XMLTreeReader()
    let parser = XMLParser(data: Data(withoutDeclaration(file.text).utf8))
    parser.delegate = reader
    parser.shouldResolveExternalEntities = false
    let isWhole = parser.parse()
    if let failure = reader.failure { throw failure }
    guard isWhole, reader.isComplete, let root = reader.root else {
      throw ManifestFailure(line: max(1, parser.lineNumber), cause: "it is not valid XML")
    }
    return root
  }

  /// The text is Unicode already: what the document says of its encoding no longer
  /// holds, and must not have it read as something else.
  private static func withoutDeclaration(_ text: String) -> String {
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return text }
    return text[..<end.upperBound].filter(\.isNewline) + text[end.upperBound...]
  }
}

private final class XMLTreeReader: NSObject, XMLParserDelegate {
  private static let deepest = 64
  private static let most = 200_000

  var root: XMLTree?
  var failure: ManifestFailure?
  private var open: [XMLTree] = []
  private var count = 0

  /// The parser does not mind a document that ends within an element.
  var isComplete: Bool { open.isEmpty }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
    guard open.count < Self.deepest, count <= Self.most else {
      failure = ManifestFailure(
        line: parser.lineNumber,
        cause: open.count < Self.deepest
          ? "it has more than \(Self.most) elements" : "it nests deeper than \(Self.deepest) levels")
      return parser.abortParsing()
    }
    let name = elementName.split(separator: ":").last.map(String.init) ?? elementName
    let element = XMLTree(name: name, attributes: attributes, line: parser.lineNumber)
    if let parent = open.last { parent.children.append(element) } else { root = root ?? element }
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
  ) {
    _ = open.popLast()
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    failure = failure ?? ManifestFailure(line: max(1, parser.lineNumber), cause: "it is not valid XML")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    open.last?.text += String(decoding: block, as: UTF8.self)
  }
}
