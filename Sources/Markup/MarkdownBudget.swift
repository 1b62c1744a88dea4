/// Decides before parsing whether a text could cost the parser more than its size warrants.
///
/// cmark-gfm 0.29 is linear on nearly all inputs. The others, found by measuring, are bounded
/// here by counts that one pass over the bytes gives. Honest documents stay far below them.
struct MarkdownBudget {
  /// Why the text is not parsed, as the end of a sentence; nil when it may be.
  let refusal: String?
  /// Tables would grow beyond bounds: each row is filled up to the header's width.
  let allowsTables: Bool

  /// Bytes of a document that is rendered as Markdown.
  static let maximumBytes = 1 << 20

  private static let maximumMarks = 300_000
  private static let maximumCells = 200_000
  /// Steps of the parser's nested loops, of some 5 to 30 nanoseconds each.
  private static let maximumSteps = 40_000_000
  /// Bytes to which link definitions may expand at the places that use them.
  private static let maximumExpansion = 32 << 20

  init(_ text: Substring.UTF8View) {
    guard text.count <= Self.maximumBytes else {
      self.init(refusal: "it is larger than \(Self.maximumBytes >> 10) KiB")
      return
    }
    var scan = Scan()
    for byte in text { scan.read(byte) }
    scan.finish()
    self.init(refusal: Self.refusal(scan), allowsTables: scan.cells <= Self.maximumCells)
  }

  private init(refusal: String?, allowsTables: Bool = false) {
    self.refusal = refusal
    self.allowsTables = allowsTables
  }

  private static func refusal(_ scan: Scan) -> String? {
    if scan.marks + scan.lines > maximumMarks { return "it has too much markup" }
    if scan.steps > maximumSteps { return "it repeats one kind of markup too often in a paragraph" }
    if scan.deepest * scan.lines > maximumSteps { return "its lists and quotations are nested too deeply" }
    if scan.longestDefinition * scan.brackets > maximumExpansion { return "its link definitions are too long" }
    return nil
  }

  /// Counts over the bytes of a text. All products stay far below overflow, the text being
  /// bounded at 2^20 bytes.
  private struct Scan {
    /// Bytes that may each become a node of the tree.
    private(set) var marks = 0
    private(set) var lines = 0
    private(set) var brackets = 0
    private(set) var cells = 0
    private(set) var steps = 0
    /// Upper bound of the nesting of blocks: each level takes a marker or two columns.
    private(set) var deepest = 0
    private(set) var longestDefinition = 0

    private var previous: UInt8 = 0x0A
    // Of the line.
    private var isPrefix = true
    private var depth = 0
    private var columns = 0
    private var isBlank = true
    private var isRuler = true
    private var pipes = 0
    private var dashes = 0
    // Of the paragraph: what stands between two blank lines, or more.
    private var declarations = 0
    private var images = 0
    private var tableColumns = 0
    private var definition: Int?

    mutating func read(_ byte: UInt8) {
      switch byte {
      case 0x0A, 0x0D:
        if previous != 0x0D || byte != 0x0A { endLine() }
      case 0x20, 0x09:
        if isPrefix { columns += byte == 0x09 ? 4 : 1 }
        // A list's marker has a blank after it.
        if isPrefix, "-*+.)".utf8.contains(previous) { depth += 1 }
        advanceDefinition()
      default:
        readMark(byte)
        readPrefix(byte)
        readRuler(byte)
        advanceDefinition()
      }
      previous = byte
    }

    mutating func finish() {
      endLine()
      endParagraph()
    }

    private mutating func readMark(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "["):
        marks += 1
        if previous == UInt8(ascii: "!") { images += 1 }
      case UInt8(ascii: "]"):
        marks += 1
        brackets += 1
      case UInt8(ascii: ":"):
        if previous == UInt8(ascii: "]") {
          endDefinition()
          definition = 0
        }
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        if previous == UInt8(ascii: "<") { declarations += 1 }
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"),
        UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
        marks += 1
      default: break
      }
    }

    private mutating func readPrefix(_ byte: UInt8) {
      guard isPrefix else { return }
      switch byte {
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        break
      default: isPrefix = false
      }
    }

    private mutating func readRuler(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "|"):
        pipes += 1
        isBlank = false
      case UInt8(ascii: "-"):
        dashes += 1
        isBlank = false
      case UInt8(ascii: ">"), 0x0B, 0x0C: break
      case UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        isBlank = false
      default:
        isBlank = false
        isRuler = false
      }
    }

    private mutating func advanceDefinition() {
      if let length = definition { definition = length + 1 }
    }

    private mutating func endDefinition() {
      longestDefinition = max(longestDefinition, definition ?? 0)
      definition = nil
    }

    private mutating func endLine() {
      lines += 1
      deepest = max(deepest, depth + columns / 2)
      if isRuler, dashes > 0 { tableColumns = max(tableColumns, pipes + 1) }
      cells += tableColumns
      if isBlank { endParagraph() }
      isPrefix = true
      depth = 0
      columns = 0
      isBlank = true
      isRuler = true
      pipes = 0
      dashes = 0
    }

    private mutating func endParagraph() {
      endDefinition()
      steps += declarations * declarations + images * images
      declarations = 0
      images = 0
      tableColumns = 0
    }
  }
}
