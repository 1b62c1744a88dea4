import CScan

/// The characters that one place of a regular expression accepts: exact within
/// ASCII, and beyond it only whether there are any.
struct CharacterSet: Hashable, Sendable {
  /// A bit for each ASCII character.
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  /// Accepts characters outside ASCII, nobody knows which.
  var acceptsOthers = false
  /// Case is ignored and a letter stands in it that also matches outside ASCII (`k`, `s`).
  var foldsBeyondASCII = false

  /// Some ASCII characters in it may not be accepted after all.
  private(set) var isInexact = false

  static let any = CharacterSet(low: .max, high: .max)
  static let unknown = any.inexact

  private var inexact: CharacterSet {
    var set = self
    set.isInexact = true
    return set
  }

  /// Every character outside ASCII, and those of ASCII that the masks name.
  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
    acceptsOthers = true
  }

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { insert(range) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  mutating func remove(_ byte: UInt8) {
    if byte < 64 { low &= ~(1 << UInt64(byte)) } else if byte < 128 { high &= ~(1 << UInt64(byte - 64)) }
  }

  mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  mutating func formUnion(_ other: CharacterSet) {
    low |= other.low
    high |= other.high
    acceptsOthers = acceptsOthers || other.acceptsOthers
    foldsBeyondASCII = foldsBeyondASCII || other.foldsBeyondASCII
    isInexact = isInexact || other.isInexact
  }

  /// What may be rejected: of the characters outside ASCII nobody knows.
  var inverted: CharacterSet { isInexact ? .unknown : CharacterSet(low: ~low, high: ~high) }

  mutating func ignoreCase() {
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where contains(letter) || contains(letter & 0xDF) {
      insert(letter)
      insert(letter & 0xDF)
      if letter == UInt8(ascii: "k") || letter == UInt8(ascii: "s") { foldsBeyondASCII = true }
    }
  }

  /// Takes every character there is.
  var isEverything: Bool { low == .max && high == .max && acceptsOthers && !isInexact }

  var asciiCount: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// The accepted ASCII bytes with upper case folded to lower, ascending.
  var foldedBytes: [UInt8] {
    var folded = CharacterSet()
    for byte in 0..<UInt8(128) where contains(byte) { folded.insert(byte.asciiLowercased) }
    return (0..<UInt8(128)).filter(folded.contains)
  }

  /// The smallest of the byte classes whose runs are stored that holds all these characters.
  var byteClass: Int? {
    guard asciiCount > 0 || acceptsOthers, !foldsBeyondASCII else { return nil }
    var common = UInt8.max
    for byte in 0..<UInt8(128) where contains(byte) { common &= scan_classes(byte) }
    if acceptsOthers { common &= scan_classes(0x80) }
    guard common != 0 else { return nil }
    return (0..<8).filter { common >> UInt8($0) & 1 != 0 }.min { Self.size(ofClass: $0) < Self.size(ofClass: $1) }
  }

  private static func size(ofClass number: Int) -> Int {
    (0...UInt8.max).count { scan_classes($0) >> UInt8(number) & 1 != 0 }
  }

  static let digits = CharacterSet(0x30...0x39)
  static let word = CharacterSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
  /// RE2's `\s`.
  static let space = CharacterSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)

  /// The class called `[:name:]`.
  static func posix(_ name: String) -> CharacterSet? {
    switch name {
    case "alnum": CharacterSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
    case "alpha": CharacterSet(0x41...0x5A, 0x61...0x7A)
    case "ascii": CharacterSet(0...0x7F)
    case "blank": CharacterSet(0x09...0x09, 0x20...0x20)
    case "cntrl": CharacterSet(0...0x1F, 0x7F...0x7F)
    case "digit": .digits
    case "graph": CharacterSet(0x21...0x7E)
    case "lower": CharacterSet(0x61...0x7A)
    case "print": CharacterSet(0x20...0x7E)
    case "punct": CharacterSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
    case "space": CharacterSet(0x09...0x0D, 0x20...0x20)
    case "upper": CharacterSet(0x41...0x5A)
    case "word": .word
    case "xdigit": CharacterSet(0x30...0x39, 0x41...0x46, 0x61...0x66)
    default: nil
    }
  }
}
