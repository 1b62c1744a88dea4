import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct DamagedIndex {
    @Test func oneFlippedByteIsNamedAndRepaired() throws {
      let organization = try Organization.small()
      try organization.sync()
      let shard = try #require(try organization.shardFiles().first)
      let sound = try Data(contentsOf: shard)
      for place in [0, sound.count / 4, sound.count / 2, sound.count * 3 / 4, sound.count - 1] {
        var damaged = sound
        damaged[place] ^= 0x20
        try damaged.write(to: shard)
        let check = try organization.run("check-index")
        #expect(check.code == 1, "byte \(place) of \(sound.count) is not checked: \(check.output)")
        #expect(check.output.contains(shard.lastPathComponent))
        try expectHonestAnswers(organization, "byte \(place)")
      }
      try expectRepair(organization)
    }

    @Test(arguments: [0, 10, 1000])
    func aTruncatedFile(length: Int) throws {
      let organization = try Organization.small()
      try organization.sync()
      let shard = try #require(try organization.shardFiles().first)
      try Data(contentsOf: shard).prefix(length).write(to: shard)
      #expect(try organization.run("check-index").code == 1)
      let answer = try organization.run("search", "RetryPolicy or pay_invoice")
      #expect((0...1).contains(answer.code), "\(answer.errors)")
      #expect(!answer.output.contains(" · complete · "), "\(answer.output)")
      try expectRepair(organization)
    }

    @Test func aMissingFile() throws {
      let organization = try Organization.small()
      try organization.sync()
      try FileManager.default.removeItem(at: try #require(try organization.shardFiles().first))
      #expect(try organization.run("check-index").code == 1)
      let answer = try organization.run("search", "RetryPolicy or pay_invoice")
      #expect(!answer.output.contains(" · complete · "), "\(answer.output)")
      try expectRepair(organization)
    }

    /// Either all is found, or the answer says that it is not the whole one.
    private func expectHonestAnswers(_ organization: Organization, _ where: String) throws {
      for word in ["RetryPolicy", "pay_invoice"] {
        let answer = try organization.run("search", "type:code", word)
        #expect((0...1).contains(answer.code), "\(`where`): exit code \(answer.code), \(answer.errors)")
        let isWhole = answer.output.contains("RetryPolicy.swift") || answer.output.contains("pay.c")
        #expect(isWhole || !answer.output.contains(" · complete · "), "\(`where`) hides \(word): \(answer.output)")
      }
    }

    private func expectRepair(_ organization: Organization) throws {
      #expect(try organization.sync().indexed >= 1)
      #expect(try organization.run("check-index").code == 0)
      #expect(try organization.repositories(with: "RetryPolicy").count == 1)
      #expect(try organization.repositories(with: "pay_invoice").count == 1)
    }
  }
}
