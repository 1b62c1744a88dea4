import Testing

@testable import SearchModel

@Suite struct PackageLocationTests {
  @Test func addressesOfOnePlaceAreOne() {
    for address in [
      "https://github.com/Apple/swift-nio", "https://github.com/apple/swift-nio.git",
      "http://www.github.com/apple/swift-nio/",
      "ssh://git@github.com/apple/swift-nio.git", "ssh://git@github.com:22/apple/swift-nio",
      "git@github.com:apple/swift-nio.git",
      "git+https://github.com/apple/swift-nio#1.0", "https://user:word@github.com/apple//swift-nio?x=1",
      "git@github.com:/apple/swift-nio",
    ] {
      #expect(PackageLocation(address)?.text == "github.com/apple/swift-nio", "\(address)")
    }
  }

  @Test func whatIsNoAddressHasNoPlace() {
    for address in [
      "", "../swift-nio", "/srv/git/swift-nio", "mona.LinkedList", "https://", "https://github.com", "file:///a/b",
      "a:b",
      "C:\\x", "https:///a", "git@host", "git@:a", "x/y@h:p", "javascript://a/b",
    ] {
      #expect(PackageLocation(address) == nil, "\(address)")
    }
  }

  @Test func onlyOneHostTellsOwnersApart() throws {
    let place = try #require(PackageLocation("https://github.com/a/x"))
    for (other, isOther) in [
      ("https://github.com/b/x", true), ("git@github.com:a/x.git", false), ("https://mirror.example.org/b/x", false),
      ("/srv/x", false),
    ] {
      #expect(place.contradicts(PackageLocation(other)) == isOther, "\(other)")
    }
  }
}
