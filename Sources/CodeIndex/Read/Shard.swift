import Bytes
import SearchModel
import Synchronization

/// One published index file, opened for reading. Opening checks the header, the
/// small sections and that all sections fit together; everything else is compared
/// with its checksum when it is used for the first time, the tables that every
/// search reads by `checkTables()`. `verify()` checks every byte.
package final class Shard: Sendable {
  /// The file's name without its folder.
  package let fileName: String
  package let documentCount: Int
  package let textBytes: Int
  package let fileBytes: Int

  /// What of the file answers.
  let live: LiveShard
  private let withdrawn: BlockSet?
  /// For each of `repositories` whether its documents answer.
  private let liveRepositories: [Bool]

  let blockCount: Int
  let pathBlockCount: Int
  let hasOddPaths: Bool
  private let keyCount: Int
  let repositories: [ShardRepository]
  let languages: [String]
  let postings: PostingsReader

  private let file: MappedFile
  private let header: ShardHeader
  private let objectIDStride: Int
  /// Read without further checks: see `checkTables()`.
  let documents: ByteView
  let blocks: ByteView
  private let pathBlocks: ByteView
  /// What the text's blocks are compressed with.
  let dictionary: ByteView
  private let tables: [PagedSection]
  private let tablesAreChecked = Atomic(false)
  /// Made when it is first asked for; nil inside when there is none.
  private let filter = Mutex<TrigramFilter??>(nil)

  let paths: PagedSection
  private let symbols: SymbolReader
  private let objectIDs: PagedSection
  private let text: ByteView
  /// Blocks that were compared with their checksums.
  let checkedBlocks: CheckedPieces

  /// Opens a file of which everything answers.
  package convenience init(path: String) throws(ShardError) {
    try self.init(path: path, live: LiveShard(path.split(separator: "/").last.map(String.init) ?? path))
  }

  /// Opens the file that `live` names.
  package init(path: String, live: LiveShard) throws(ShardError) {
    fileName = live.fileName
    self.live = live
    do {
      file = try MappedFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    let header = try ShardHeader(file.bytes)
    self.header = header
    fileBytes = file.bytes.count
    let sections = try Self.sections(of: file.bytes, header)
    // These are small, and all else is read with their help.
    for section in ShardFormat.Section.small {
      guard Checksum.of(sections[section.rawValue]) == header.entries[section.rawValue].checksum else {
        throw .damagedSection(section.name)
      }
    }
    let section = { (section: ShardFormat.Section) in sections[section.rawValue] }

    let summary = section(.summary)
    guard summary.count == ShardFormat.Summary.size,
      let documentCount = summary.uint32(at: ShardFormat.Summary.documents),
      let blockCount = summary.uint32(at: ShardFormat.Summary.blocks),
      let textBytes = summary.uint64(at: ShardFormat.Summary.textBytes), textBytes <= UInt64(UInt32.max),
      let keyCount = summary.uint32(at: ShardFormat.Summary.keys),
      let flags = summary.uint32(at: ShardFormat.Summary.flags),
      let stride = summary.uint32(at: ShardFormat.Summary.objectIDStride),
      let pathBlockCount = summary.uint32(at: ShardFormat.Summary.pathBlocks),
      let symbolCount = summary.uint32(at: ShardFormat.Summary.symbols)
    else { throw .contradiction(ShardFormat.Section.summary.name) }
    self.documentCount = Int(documentCount)
    self.blockCount = Int(blockCount)
    self.textBytes = Int(textBytes)
    self.pathBlockCount = Int(pathBlockCount)
    self.keyCount = Int(keyCount)
    objectIDStride = Int(stride)
    hasOddPaths = flags & ShardFormat.Summary.hasOddPaths != 0

    documents = section(.documents)
    blocks = section(.blocks)
    dictionary = section(.dictionary)
    pathBlocks = section(.pathBlocks)
    text = section(.text)
    try Self.check(documents, records: self.documentCount, of: ShardFormat.DocumentRecord.size, .documents)
    try Self.check(blocks, records: self.blockCount + 1, of: ShardFormat.BlockRecord.size, .blocks)
    try Self.check(
      section(.symbolPages), records: SymbolReader.pages(of: Int(symbolCount)), of: ShardFormat.SymbolPage.size,
      .symbolPages)
    try Self.check(pathBlocks, records: self.pathBlockCount + 1, of: ShardFormat.PathBlockRecord.size, .pathBlocks)
    try Self.check(section(.objectIDs), records: self.documentCount, of: objectIDStride, .objectIDs)
    let paged = try Self.paged(sections)
    tables = [ShardFormat.Section.documents, .blocks, .dictionary, .pathBlocks, .keyPages].compactMap { paged[$0] }
    guard let paths = paged[.paths], let symbolPages = paged[.symbolPages], let symbols = paged[.symbols],
      let objectIDs = paged[.objectIDs], let keys = paged[.keys], let lists = paged[.postings]
    else { throw .damagedHeader }
    (self.paths, self.objectIDs) = (paths, objectIDs)
    self.symbols = SymbolReader(pages: symbolPages, bytes: symbols, count: Int(symbolCount))
    checkedBlocks = CheckedPieces(count: self.blockCount)
    let repositories = try Self.repositories(section(.repositories))
    self.repositories = repositories
    liveRepositories = repositories.map { live.repositories?.contains($0.id) ?? true }
    withdrawn = live.withdrawn.numbers.isEmpty ? nil : BlockSet(live.withdrawn.numbers, capacity: self.documentCount)
    languages = try Self.languages(section(.languages))
    postings = PostingsReader(
      pages: section(.keyPages), keys: keys, postings: lists, blocks: self.blockCount + self.pathBlockCount)
  }

  /// Whether a document was not withdrawn.
  func isLive(_ number: Int) -> Bool { withdrawn.map { !$0.contains(number) } ?? true }

  /// Whether the documents of a repository, by its place in `repositories`, answer.
  func answers(forRepositoryAt place: Int) -> Bool { place < liveRepositories.count && liveRepositories[place] }

  /// Compares the tables with their checksums, unless that was done before. Whoever
  /// reads documents, blocks or postings calls this first.
  func checkTables() throws(ShardError) {
    if tablesAreChecked.load(ordering: .acquiring) { return }
    for table in tables { _ = try table.whole() }
    tablesAreChecked.store(true, ordering: .releasing)
  }

  /// What the shard can hold; nil when that is nearly everything, or cannot be read: a search then finds out why.
  var trigramFilter: TrigramFilter? {
    filter.withLock { known in
      if let known { return known }
      let made = keyCount > TrigramFilter.mostKeys ? nil : try? makeFilter()
      known = .some(made)
      return made
    }
  }

  private func makeFilter() throws(ShardError) -> TrigramFilter {
    try checkTables()
    return try postings.filter()
  }

  /// Reads the whole file and compares it with its checksums.
  package func verify() throws(ShardError) {
    for section in ShardFormat.Section.allCases {
      let entry = header.entries[section.rawValue]
      guard let bytes = file.bytes.part(at: Int(clamping: entry.offset), count: Int(clamping: entry.length)),
        Checksum.of(bytes) == entry.checksum
      else { throw .damagedSection(section.name) }
    }
  }

  private static func sections(of file: ByteView, _ header: ShardHeader) throws(ShardError) -> [ByteView] {
    var sections: [ByteView] = []
    sections.reserveCapacity(header.entries.count)
    for (section, entry) in zip(ShardFormat.Section.allCases, header.entries) {
      guard let bytes = file.part(at: Int(clamping: entry.offset), count: Int(clamping: entry.length)) else {
        throw .contradiction(section.name)
      }
      sections.append(bytes)
    }
    return sections
  }

  /// The sections whose pages carry checksums.
  private static func paged(_ sections: [ByteView]) throws(ShardError) -> [ShardFormat.Section: PagedSection] {
    let checksums = sections[ShardFormat.Section.pageChecksums.rawValue]
    let pages = ShardFormat.Section.paged.reduce(0) { $0 + PagedSection.pages(sections[$1.rawValue].count) }
    try check(checksums, records: pages, of: 4, .pageChecksums)
    let checked = CheckedPieces(count: pages)
    var paged: [ShardFormat.Section: PagedSection] = [:]
    var firstPage = 0
    for section in ShardFormat.Section.paged {
      let bytes = sections[section.rawValue]
      paged[section] = PagedSection(
        section, bytes, firstPage: firstPage, checksums: checksums, checked: checked)
      firstPage += PagedSection.pages(bytes.count)
    }
    return paged
  }

  private static func check(
    _ bytes: ByteView, records: Int, of size: Int, _ section: ShardFormat.Section
  ) throws(ShardError) {
    let (expected, overflow) = records.multipliedReportingOverflow(by: size)
    guard !overflow, bytes.count == expected else { throw .contradiction(section.name) }
  }

  private static func repositories(_ bytes: ByteView) throws(ShardError) -> [ShardRepository] {
    var reader = VarintReader(bytes)
    var repositories: [ShardRepository] = []
    guard let count = reader.next() else { throw .contradiction(ShardFormat.Section.repositories.name) }
    for _ in 0..<count {
      guard let id = reader.next(), let name = reader.nextBytes(), let branchCount = reader.next() else {
        throw .contradiction(ShardFormat.Section.repositories.name)
      }
      var branches: [String] = []
      for _ in 0..<branchCount {
        guard let branch = reader.nextBytes() else { throw .contradiction(ShardFormat.Section.repositories.name) }
        branches.append(branch.text)
      }
      repositories.append(ShardRepository(id: RepositoryID(id), name: name.text, branches: branches))
    }
    return repositories
  }

  private static func languages(_ bytes: ByteView) throws(ShardError) -> [String] {
    var reader = VarintReader(bytes)
    var languages: [String] = []
    guard let count = reader.next() else { throw .contradiction(ShardFormat.Section.languages.name) }
    for _ in 0..<count {
      guard let name = reader.nextBytes() else { throw .contradiction(ShardFormat.Section.languages.name) }
      languages.append(name.text)
    }
    return languages
  }
}

// MARK: - Documents

extension Shard {
  /// What the table says of a document.
  struct Document {
    var number: Int
    var branches: UInt64
    var textStart: Int
    var textLength: Int
    var symbolStart: Int
    var symbolCount: Int
    var repository: Int
    var language: Int
    var lines: Int
    var rank: Double
    var flags: DocumentFlags

    var textEnd: Int { textStart + textLength }
  }

  func document(_ number: Int) throws(ShardError) -> Document {
    typealias Field = ShardFormat.DocumentRecord
    guard number >= 0, let record = documents.part(at: number * Field.size, count: Field.size) else {
      throw .contradiction(ShardFormat.Section.documents.name)
    }
    let document = Document(
      number: number, branches: record.uint64(at: Field.branches) ?? 0,
      textStart: Int(record.uint32(at: Field.textStart) ?? 0),
      textLength: Int(record.uint32(at: Field.textLength) ?? 0),
      symbolStart: Int(record.uint32(at: Field.symbolStart) ?? 0),
      symbolCount: Int(record.uint32(at: Field.symbolCount) ?? 0),
      repository: Int(record.uint32(at: Field.repository) ?? 0),
      language: Int(record.uint16(at: Field.language) ?? 0), lines: Int(record.uint32(at: Field.lines) ?? 0),
      rank: Double(record.uint16(at: Field.rank) ?? 0) / 65535,
      flags: DocumentFlags(rawValue: record[Field.flags] ?? 0))
    guard document.repository < repositories.count, document.language < languages.count, document.textEnd <= textBytes,
      document.symbolStart + document.symbolCount <= symbols.count
    else { throw .contradiction(ShardFormat.Section.documents.name) }
    return document
  }

  /// Repository's place in `repositories`, or past its end when damaged.
  func repository(of number: Int) -> Int {
    Int(documents.uint32(at: number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.repository) ?? .max)
  }

  func language(of number: Int) -> Int {
    Int(documents.uint16(at: number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.language) ?? .max)
  }

  func branches(of number: Int) -> UInt64 {
    documents.uint64(at: number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.branches) ?? 0
  }

  func rank(of number: Int) -> UInt16 {
    documents.uint16(at: number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.rank) ?? 0
  }

  func pathStart(of number: Int) -> Int {
    Int(documents.uint32(at: number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.pathStart) ?? 0)
  }

  func path(of number: Int) throws(ShardError) -> ByteView {
    typealias Field = ShardFormat.DocumentRecord
    guard number < documentCount, let start = documents.uint32(at: number * Field.size + Field.pathStart),
      let length = documents.uint32(at: number * Field.size + Field.pathLength)
    else { throw .contradiction(ShardFormat.Section.paths.name) }
    return try paths.part(at: Int(start), count: Int(length))
  }

  /// git's object id.
  package func objectID(of number: Int) throws(ShardError) -> [UInt8] {
    try checkTables()
    let length = documents[number * ShardFormat.DocumentRecord.size + ShardFormat.DocumentRecord.objectIDLength] ?? 0
    return try objectIDs.part(at: number * objectIDStride, count: min(objectIDStride, Int(length))).array
  }

  /// Documents whose paths make up a path block.
  func documents(ofPathBlock block: Int) -> Range<Int> {
    let first = min(documentCount, firstDocument(ofPathBlock: block))
    return first..<max(first, min(documentCount, firstDocument(ofPathBlock: block + 1)))
  }

  private func firstDocument(ofPathBlock block: Int) -> Int {
    typealias Field = ShardFormat.PathBlockRecord
    return Int(pathBlocks.uint32(at: block * Field.size + Field.firstDocument) ?? .max)
  }

  /// The path block that holds a document's path.
  func pathBlock(of number: Int) -> Int {
    var low = 0
    var high = pathBlockCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if firstDocument(ofPathBlock: middle) <= number { low = middle } else { high = middle }
    }
    return low
  }

  func longestRun(inPathBlock number: Int, of byteClass: Int) -> UInt8 {
    typealias Field = ShardFormat.PathBlockRecord
    return pathBlocks[number * Field.size + Field.runs + byteClass] ?? .max
  }
}

// MARK: - Symbols

extension Shard {
  /// The document's symbols, by their places.
  func symbolTable(of document: Document) -> SymbolTable {
    SymbolTable(
      symbols, first: document.symbolStart, count: document.symbolCount, documentStart: document.textStart)
  }
}

// MARK: - Text

extension Shard {
  /// A block as it is stored, compared with its checksum, and the bytes of text in it.
  func storedBlock(_ number: Int) throws(ShardError) -> (bytes: ByteView, length: Int) {
    typealias Field = ShardFormat.BlockRecord
    let base = number * Field.size
    guard number >= 0, number < blockCount, let textStart = blocks.uint32(at: base + Field.textStart),
      let textEnd = blocks.uint32(at: base + Field.size + Field.textStart), textStart < textEnd, textEnd <= textBytes,
      let dataStart = blocks.uint32(at: base + Field.dataStart),
      let dataEnd = blocks.uint32(at: base + Field.size + Field.dataStart), dataStart <= dataEnd,
      let stored = text.part(at: Int(dataStart), count: Int(dataEnd - dataStart)),
      // LZ4 cannot expand more than 255 times: a larger claim would only waste memory.
      Int(textEnd - textStart) <= 255 * stored.count + 64
    else { throw .contradiction(ShardFormat.Section.blocks.name) }
    if !checkedBlocks.contains(number) {
      guard UInt32(truncatingIfNeeded: Checksum.of(stored)) == blocks.uint32(at: base + Field.checksum) else {
        throw .damagedSection(ShardFormat.Section.text.name)
      }
      checkedBlocks.insert(number)
    }
    return (stored, Int(textEnd - textStart))
  }

  /// Lines of a block's first document before the block.
  func line(ofBlock number: Int) -> Int {
    Int(blocks.uint32(at: number * ShardFormat.BlockRecord.size + ShardFormat.BlockRecord.line) ?? 0)
  }

  func textStart(ofBlock number: Int) -> Int {
    Int(blocks.uint32(at: number * ShardFormat.BlockRecord.size + ShardFormat.BlockRecord.textStart) ?? .max)
  }

  func longestRun(inBlock number: Int, of byteClass: Int) -> UInt8 {
    blocks[number * ShardFormat.BlockRecord.size + ShardFormat.BlockRecord.runs + byteClass] ?? .max
  }

  /// Number of the block that holds an offset of the shard's text.
  func block(at offset: Int) -> Int {
    var low = 0
    var high = blockCount
    // Blocks are nearly of one size: the place is guessed, and looked for ever farther around.
    var guess = textBytes > 0 ? min(blockCount - 1, max(0, offset * blockCount / textBytes)) : 0
    var step = 8
    while low + 1 < high {
      if textStart(ofBlock: guess) <= offset {
        low = guess
        guess += step
      } else {
        high = guess
        guess -= step
      }
      guard guess > low, guess < high else { break }
      step *= 2
    }
    while low + 1 < high {
      let middle = (low + high) / 2
      if textStart(ofBlock: middle) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Documents that have text in a block: a superset that may hold empty documents.
  func documents(ofBlock number: Int) -> Range<Int> {
    typealias Field = ShardFormat.BlockRecord
    let first = min(documentCount, Int(blocks.uint32(at: number * Field.size + Field.firstDocument) ?? 0))
    guard number + 1 < blockCount else { return first..<documentCount }
    let next = min(documentCount, Int(blocks.uint32(at: (number + 1) * Field.size + Field.firstDocument) ?? 0))
    return first..<max(first, min(documentCount, next + 1))
  }

  /// The document's text.
  func content(of document: Document) throws(ShardError) -> [UInt8] {
    var content: [UInt8] = []
    guard document.textLength > 0 else { return content }
    // A damaged file may claim anything: what is longer than the file gets its room as it is read.
    content.reserveCapacity(min(document.textLength, fileBytes))
    let cache = BlockCache(shard: self)
    var number = block(at: document.textStart)
    while number < blockCount, textStart(ofBlock: number) < document.textEnd {
      content.append(contentsOf: try cache.segment(of: document, inBlock: number).text.buffer)
      number += 1
    }
    guard content.count == document.textLength else { throw .contradiction(ShardFormat.Section.blocks.name) }
    return content
  }
}
