import SearchModel
import Testing

@Suite struct ShellWordTests {
  @Test func wordsAreQuotedWhereTheyMust() {
    #expect(ShellWord.text("https://git.example.org/a_b-c.git") == "https://git.example.org/a_b-c.git")
    #expect(ShellWord.text("") == "''" && ShellWord.text("a b") == "'a b'" && ShellWord.text("ä") == "'ä'")
    #expect(ShellWord.text("$(x)`y`") == "'$(x)`y`'" && ShellWord.text("~root") == "'~root'")
    #expect(ShellWord.quoted("it's") == "'it'\\''s'" && ShellWord.quoted("plain") == "'plain'")
  }
}
