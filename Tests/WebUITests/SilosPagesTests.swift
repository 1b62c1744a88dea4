import Collaboration
import Hummingbird
import TestSupport
import Testing

@testable import WebUI

@Suite struct SilosPagesTests {
  @Test func tablesAreFiles() async throws {
    for table in SilosTable.allCases {
      let reply = try await Browser().get("/silos/\(table.rawValue).csv?from=2025-Q2")
      #expect(reply.status == 200)
      #expect(reply.headers[.contentType]?.hasPrefix("text/csv") == true)
      #expect(reply.headers[.contentDisposition] == "attachment; filename=\"\(table.rawValue).csv\"")
      #expect(reply.body.split(separator: "\r\n").count > 1, "\(table)")
    }
    #expect(try await Browser().get("/silos/other.csv").status == 404)
    #expect(try await Browser().get("/silos/map/x").status == 404)
    #expect(try await Browser().get("/silos/map.csv?from=x").status == 400)
  }

  /// The picture, the lists and the rules of counting are on the page, and each pair of the picture leads to its card.
  @Test func theMapHasListsBesideIt() async throws {
    let page = try await Browser().get("/silos/map").body
    #expect(page.contains("matrix-silent") && page.contains("matrix-needless") && page.contains("matrix-congruent"))
    for anchor in page.matches(of: /href="#(pair-\d+|talking)"/).map({ String($0.1) }) {
      #expect(page.contains("id=\"\(anchor)\""), "\(anchor)")
    }
    for sentence in ["How it is counted", "Coupled in code, and they do not talk", "They talk without need"] {
      #expect(page.contains(sentence), "\(sentence)")
    }
  }

  @Test func fewPeopleAreNotCounted() async throws {
    let page = try await Browser().get("/silos/contributions").body
    #expect(page.contains("1 or 2") && page.contains("teams of one or two"))
    #expect(page.contains("How it is counted"))
  }

  @Test func anEmptyOrganisationIsToldWhatToDo() async throws {
    for path in ["/silos", "/silos/contributions", "/silos/map"] {
      let page = try await Browser(organization: SampleOrganization(isEmpty: true)).get(path)
      #expect(page.status == 200 && page.body.contains("guildhall sync"), "\(path)")
    }
  }

  @Test func strengthsGrow() {
    let marks = [1, 2, 5, 20, 100, 1_000].map { MatrixPicture.Mark.strength($0, of: 1_000) }
    #expect(marks.first == .first && marks.last == .fifth)
    #expect(MatrixPicture.Mark.strength(1, of: 1) == .fifth)
    #expect(MatrixPicture.Mark.strength(0, of: 0) == .fifth)
  }

  /// 150 teams are a picture of some thousand pixels, not of some ten thousand.
  @Test func manyTeamsFit() {
    let teams = (0..<150).map { "Team number \($0)" }
    let picture = MatrixPicture(
      title: "x", description: "y", rows: teams, columns: teams,
      cells: (0..<150).map { .init(row: $0, column: 149 - $0, mark: .silent, hint: "<&>", anchor: "pair-\($0)") }
    ).svg(id: "m")
    let width = picture.firstMatch(of: /width="(\d+)"/).flatMap { Int($0.1) } ?? 0
    #expect((1_500...2_000).contains(width))
    #expect(picture.contains("&lt;&amp;&gt;") && !picture.contains("<&>"))
  }
}
