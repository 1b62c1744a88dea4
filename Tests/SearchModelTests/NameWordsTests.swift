import SearchModel
import Testing

@Test func namesAreSplitAsProgrammersWriteThem() {
  let cases: [(String, [String])] = [
    ("AsyncHTTPClient", ["Async", "HTTP", "Client"]),
    ("swift-log", ["swift", "log"]),
    ("utf8_parser", ["utf8", "parser"]),
    ("GRDB.swift", ["GRDB", "swift"]),
    ("HTTP2Server", ["HTTP2", "Server"]),
    ("x", ["x"]),
    ("", []),
    ("--", []),
    ("größeÜber", ["größe", "Über"]),
    ("iOSApp", ["i", "OS", "App"]),
  ]
  for (name, words) in cases {
    #expect(NameWords.split(name) == words, "\(name)")
  }
}
