import Ownership
import Testing

@Suite struct MailmapTests {
  private let map = Mailmap(
    content: Array(
      """
      # People
      Proper Name <commit@x.org>
      <proper@y.org> <COMMIT@y.org>
      Both <proper@z.org> <commit@z.org>
      Full <proper@w.org> Nick <commit@w.org>
      no address
      Only Name
      """.utf8))

  @Test func readsTheFourForms() {
    #expect(map.entry(name: "any", email: "Commit@X.org")?.name == "Proper Name")
    #expect(map.entry(name: "any", email: "commit@x.org")?.email == nil)
    #expect(map.entry(name: "any", email: "commit@y.org")?.email == "proper@y.org")
    #expect(map.entry(name: "any", email: "commit@y.org")?.name == nil)
    #expect(map.entry(name: "a", email: "commit@z.org") == map.entry(name: "b", email: "commit@z.org"))
    #expect(map.entry(name: "nick", email: "commit@w.org")?.email == "proper@w.org")
    #expect(map.entry(name: "other", email: "commit@w.org") == nil)
    #expect(map.entry(name: "nick", email: "commit@w.org")?.line == 5)
    #expect(map.problems.map(\.line) == [6, 7])
  }

  @Test func refusesWhatIsNoText() {
    #expect(Mailmap(content: [0, 1, 2]).problems.count == 1)
    #expect(Mailmap(content: Array(repeating: 0x23, count: 4_000_001)).problems.count == 1)
    #expect(Mailmap(content: Array("<a> <b> <c".utf8)).entry(name: "", email: "b")?.email == "a")
  }
}
