import Harness
import QueryLanguage

/// Any bytes as a query. A trap, a hang or a broken promise of the parser is a finding.
private let check: Check = { start, count in
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do throws(QueryError) {
    let parse = try QueryParser.parse(text)
    precondition(QueryParser.parseLeniently(text) == parse, "lenient reading differs")
    let printed = QueryPrinter.text(of: parse.query)
    // Printing may spell a query near the limit of length longer than it was typed.
    guard printed.utf8.count <= QueryLimits.length else { return 0 }
    precondition((try? QueryParser.parse(printed).query) == parse.query, "printed as \(printed)")
  } catch {
    precondition(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "range \(error.range)")
    _ = QueryParser.parseLeniently(text)
  }
  return 0
}

@_cdecl("FuzzQuery_main")
public func fuzzQueryMain(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  fuzz(argumentCount, arguments, check)
}
