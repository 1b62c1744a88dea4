import StructuredText

/// The calls in a `Package.swift`, with their arguments and what they stand in:
/// enough to read a manifest that is written out, without running it.
struct SwiftManifestCalls {
  typealias Token = SwiftManifestLexer.Token

  struct Argument {
    var label: String?
    /// In the tokens.
    var range: Range<Int>
  }

  struct Call {
    var name: String
    /// Written as `.name(...)` or `Type.name(...)`.
    var isMember: Bool
    var arguments: [Argument]
    /// Names of the calls it stands in and the labels it stands behind, the outermost first.
    var surroundings: [(call: String?, label: String?)]
    /// 1-based.
    var line: Int

    func argument(_ label: String) -> Argument? { arguments.first { $0.label == label } }
  }

  private struct Frame {
    var call: String?
    var isMember = false
    var line = 0
    var opener: UInt8
    var label: String?
    /// The first token of the current argument.
    var start: Int
    var arguments: [Argument] = []
  }

  /// Real manifests nest about ten deep.
  private static let deepest = 200

  let bytes: [UInt8]
  let tokens: [Token]
  private(set) var calls: [Call] = []
  /// Names that stand for a text: `let name = "..."`.
  private(set) var constants: [String: String] = [:]

  init(_ text: String) throws(ManifestFailure) {
    bytes = Array(text.utf8)
    tokens = try SwiftManifestLexer.tokens(of: bytes)
    try collect()
    collectConstants()
  }

  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), tokens[index].kind == .word else { return nil }
    return String(decoding: bytes[tokens[index].range], as: UTF8.self)
  }

  /// The value of an argument that is one plain text, or a name for one.
  func text(_ argument: Argument?) -> String? {
    guard let argument, argument.range.count == 1 else { return nil }
    if case .text(let text) = tokens[argument.range.lowerBound].kind { return text }
    return word(argument.range.lowerBound).flatMap { constants[$0] }
  }

  /// An argument as it is written, with its label.
  func source(_ argument: Argument) -> String {
    guard let first = tokens[argument.range].first, let last = tokens[argument.range].last else { return "" }
    let value = String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    return argument.label.map { "\($0): \(value)" } ?? value
  }

  // MARK: Collecting

  private func isSign(_ index: Int, _ sign: Character) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == sign.asciiValue.map(Token.Kind.sign)
  }

  private mutating func collect() throws(ManifestFailure) {
    var frames: [Frame] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .sign(let sign) where "([{".utf8.contains(sign):
        guard frames.count < Self.deepest else {
          throw ManifestFailure(line: token.line, cause: "it nests deeper than \(Self.deepest) levels")
        }
        frames.append(frame(openedBy: sign, at: index))
      case .sign(let sign) where ")]}".utf8.contains(sign):
        guard var frame = frames.popLast() else { continue }
        Self.endArgument(&frame, at: index)
        if let call = frame.call {
          calls.append(
            Call(
              name: call, isMember: frame.isMember, arguments: frame.arguments,
              surroundings: frames.map { ($0.call, $0.label) }, line: frame.line))
        }
      case .sign(UInt8(ascii: ",")):
        guard !frames.isEmpty else { continue }
        Self.endArgument(&frames[frames.count - 1], at: index)
      case .sign(UInt8(ascii: ":")):
        guard let last = frames.indices.last, frames[last].opener == UInt8(ascii: "("), frames[last].label == nil,
          frames[last].start == index - 1, let label = word(index - 1)
        else { continue }
        frames[last].label = label
        frames[last].start = index + 1
      default: break
      }
    }
  }

  private func frame(openedBy sign: UInt8, at index: Int) -> Frame {
    var frame = Frame(opener: sign, start: index + 1)
    guard sign == UInt8(ascii: "("), let name = word(index - 1) else { return frame }
    frame.call = name
    frame.isMember = isSign(index - 2, ".")
    frame.line = tokens[index - 1].line
    return frame
  }

  private static func endArgument(_ frame: inout Frame, at index: Int) {
    if frame.start < index { frame.arguments.append(Argument(label: frame.label, range: frame.start..<index)) }
    frame.label = nil
    frame.start = index + 1
  }

  private mutating func collectConstants() {
    for index in tokens.indices where word(index) == "let" || word(index) == "var" {
      guard let name = word(index + 1) else { continue }
      var value = index + 2
      if isSign(value, ":"), word(value + 1) == "String" { value += 2 }
      guard isSign(value, "="), tokens.indices.contains(value + 1),
        case .text(let text?) = tokens[value + 1].kind, !isSign(value + 2, "+"), constants[name] == nil
      else { continue }
      constants[name] = text
    }
  }
}
