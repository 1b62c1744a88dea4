import HTML
import Readiness
import Testing

@testable import WebUI

@Suite struct NavigationListTests {
  private func written(_ list: NavigationList) -> String {
    var html = HTMLWriter()
    list.write(to: &html)
    return html.string
  }

  private func entry(_ name: String, _ children: [DocumentationNavigation.Entry] = []) -> DocumentationNavigation.Entry
  {
    DocumentationNavigation.Entry(title: name, target: .page(name), children: children)
  }

  @Test func longOnesUnfoldAroundTheCurrentPage() {
    let entries = (0..<100).map { part in entry("\(part)", (0..<10).map { entry("\(part)-\($0)") }) }
    let list = NavigationList(entries: entries, current: "7-3", page: { .document(repository: "r", path: $0) })
    let html = written(list)
    #expect(html.contains(">7-9</a>") && !html.contains(">8-0</a>") && html.contains(">99</a>"))
    #expect(html.contains("aria-current=\"page\">7-3</a>"))
    #expect(html.matches(of: /aria-current/).count == 1)
    var whole = list
    whole.unfolded = 2_000
    #expect(written(whole).contains(">8-0</a>"))
  }

  @Test func hugeListsAreCut() {
    let list = NavigationList(
      entries: (0..<10_000).map { entry("\($0)") }, current: nil, page: { .document(repository: "r", path: $0) })
    let html = written(list)
    #expect(html.contains(">999</a>") && !html.contains(">1000</a>") && html.contains("and 9,000 more"))
  }

  @Test func onlyHonestAddressesAreLinks() {
    let list = NavigationList(
      entries: [
        .init(title: "out", target: .address("https://example.org/<x>")),
        .init(title: "bad", target: .address("javascript:alert(1)")),
        .init(title: "<lost>", target: .missing("a.md")), .init(title: "Sym/bol(_:)"),
      ], current: nil, page: { .document(repository: "r", path: $0) }, symbol: { .search(query: $0) })
    let html = written(list)
    #expect(html.contains("<a href=\"https://example.org/%3Cx%3E\" rel=\"noopener noreferrer nofollow\">out</a>"))
    #expect(!html.contains("javascript") && html.contains("&lt;lost&gt;"))
    #expect(html.contains("/search?q=Sym"))
  }
}
