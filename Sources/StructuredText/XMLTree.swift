import Foundation
import FoundationXML

/// An element of an XML document.
package final class XMLTree {
  /// Unicode scalars of an element's text that are taken.
  private static let longestText = 2_000

  /// Without its namespace prefix.
  package let name: String
  package let attributes: [String: String]
  /// 1-based.
  package let line: Int
  package fileprivate(set) var children: [XMLTree] = []
  package fileprivate(set) var text = ""

  fileprivate init(name: String, attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  package func child(_ name: String) -> XMLTree? { children.first { $0.name == name } }
  package func children(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

  /// The text of the element that the names lead to; nil when it is empty.
  package func text(_ path: String...) -> String? {
    var element: XMLTree? = self
    for name in path { element = element?.child(name) }
    return OneLine.text(element?.text, upTo: Self.longestText)
  }

  /// The root of a document. Document types are refused: entities expand without
  /// end, and name files and addresses to read.
  package static func root(of text: String) throws(StructuredTextFailure) -> XMLTree {
    for mark in ["<!DOCTYPE", "<!ENTITY"] where text.utf8.contains(Array(mark.utf8)) {
      throw StructuredTextFailure(
        line: line(of: mark, in: text),
        cause: "it has a document type (\(mark)), which is refused because of its entities")
    }
    let reader = XMLTreeReader()
    let parser = XMLParser(data: Data(withoutDeclaration(text).utf8))
    parser.delegate = reader
    parser.shouldResolveExternalEntities = false
    let isWhole = parser.parse()
    if let failure = reader.failure { throw failure }
    guard isWhole, reader.isComplete, let root = reader.root else {
      throw StructuredTextFailure(line: max(1, parser.lineNumber), cause: "it is not valid XML")
    }
    return root
  }

  /// The 1-based line that holds `mark` first.
  private static func line(of mark: String, in text: String) -> Int? {
    text.firstRange(of: mark).map { text[..<$0.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1 }
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
  var failure: StructuredTextFailure?
  private var open: [XMLTree] = []
  private var count = 0

  /// The parser does not mind a document that ends within an element.
  var isComplete: Bool { open.isEmpty }

  package func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
    guard open.count < Self.deepest, count <= Self.most else {
      failure = StructuredTextFailure(
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

  package func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
  ) {
    _ = open.popLast()
  }

  package func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    failure = failure ?? StructuredTextFailure(line: max(1, parser.lineNumber), cause: "it is not valid XML")
  }

  package func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

  package func parser(_ parser: XMLParser, foundCDATA block: Data) {
    open.last?.text += String(decoding: block, as: UTF8.self)
  }
}
