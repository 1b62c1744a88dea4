import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct StaleRepository {
    /// Read once, then broken: it is found as it was, and every answer that concerns it says so.
    @Test func aBrokenSourceIsSearchedAsItWasAndNamed() throws {
      let organization = try Organization.small()
      try organization.sync()
      let name = try #require(try organization.found("pay_invoice").compactMap(\.repository).first)
      #expect(try organization.run("search", "pay_invoice").output.contains("complete"))
      #expect(try organization.run("search", "--json", "pay_invoice").errors.isEmpty)

      let objects = try organization.repository("shop/payments").path + "/.git/objects"
      try organization.repository("shop/payments").commit(["src/new.c": "int too_late(void) { return 1; }\n"])
      try FileManager.default.moveItem(atPath: objects, toPath: organization.folder.path + "/objects")
      try FileManager.default.createDirectory(atPath: objects, withIntermediateDirectories: true)
      #expect(try organization.run("sync").code != 0)

      let text = try organization.run("search", "pay_invoice")
      #expect(text.code == 0 && text.output.contains("all that is indexed"), "\(text.output)")
      #expect(text.output.contains("\(name) is searched as it was on 20"), "\(text.output)")
      let json = try organization.run("search", "--json", "pay_invoice")
      #expect(json.code == 0 && json.errors.contains("Not the whole answer: \(name) is searched as it was"))
      #expect(!json.output.contains("Not the whole answer"))
      #expect(try organization.run("search", "RetryPolicy -repo:payments").output.contains("· complete ·"))
      #expect(try organization.run("search", "too_late").output.contains("\(name) is searched as it was on 20"))
    }
  }
}
