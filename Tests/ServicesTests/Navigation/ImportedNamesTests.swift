import Testing

@testable import Services

@Suite struct ImportedNamesTests {
  @Test(arguments: [
    ("@testable import NIOCore\n", "Sources/NIOCore/Channel.swift"),
    ("from shop.pricing import rate\n", "shop/pricing.py"),
    ("#include \"net/tcp.h\"\n", "include/net/tcp.h"), ("import (\n\t\"acme.example/retry\"\n)\n", "retry/policy.go"),
    ("const retry = require('./retry-kit')\n", "lib/retry-kit.js"), ("use backoff::Policy;\n", "backoff/src/lib.rs"),
  ])
  func aLineOfImportsReachesThePathThatItNames(text: String, path: String) {
    #expect(ImportedNames(Array(text.utf8)).reach(path))
  }

  @Test(arguments: [
    ("let channel = NIOCore.self\n", "Sources/NIOCore/Channel.swift"), ("const retry = 1\n", "lib/retry.js"),
    ("import Foundation\n", "Sources/main.swift"), ("\"retry is no import\n", "retry/policy.go"), ("", "a/b.c"),
  ])
  func whatOnlyLooksLikeItReachesNothing(text: String, path: String) {
    #expect(!ImportedNames(Array(text.utf8)).reach(path))
  }
}
