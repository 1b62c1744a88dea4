import SearchModel
import Testing

@testable import Commands

@Suite struct FileSubjectTests {
  @Test func namesRepositoryPathAndLine() throws {
    for (text, repository, path, line) in [
      ("apple/swift-nio:README.md", "apple/swift-nio", "README.md", nil),
      ("a:b.c:12", "a", "b.c", 12), ("a:/b.c", "a", "b.c", nil), ("a:b:0", "a", "b:0", nil),
      ("a:b:c", "a", "b:c", nil), ("a:b:-1", "a", "b:-1", nil),
      ("a:99999999999999999999", "a", "99999999999999999999", nil),
    ] as [(String, String, String, Int?)] {
      let subject = try FileSubject(text)
      #expect(subject.repository == repository && subject.path == path && subject.line == line, "\(text)")
    }
    for text in ["", ":", ":path", "README.md"] { #expect(throws: UserFacingError.self) { try FileSubject(text) } }
  }
}
