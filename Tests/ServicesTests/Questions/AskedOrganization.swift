import Foundation
import Records
import SearchModel
import Synchronization
import TestSupport

@testable import Services

/// Two repositories with people, of which one is for Security alone, and channels of which one is real.
final class AskedOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall
  let receiver: WebhookReceiver
  /// When what is due was last looked at without waiting.
  private let looked = Mutex(Date())

  var questions: any QuestionKeeping { guildhall.useCases.questions }

  /// `channels` are lines of the section; the receiver's address stands in the variable HOOK and the file `hook`.
  init(channels: String? = nil, more: String = "") async throws {
    folder = try TemporaryFolder()
    receiver = try WebhookReceiver()
    let recent = Int(Date().timeIntervalSince1970) - 86_400
    let open = try TestRepository(folder.path + "/src/open")
    for (count, name) in [(8, "Ada"), (4, "Bea"), (2, "Cem"), (1, "Shy"), (1, "Eve")] {
      for number in 0..<count {
        try open.write("struct \(name)\(number) {} // TLS certificates\n", to: "src/tls.swift")
        try Self.commit(open, name, recent + number)
      }
    }
    let secret = try TestRepository(folder.path + "/src/secret")
    for (count, name) in [(3, "Eve"), (5, "Ada")] {
      for number in 0..<count {
        try secret.write("struct \(name)Vault\(number) {}\n", to: "vault.swift")
        try Self.commit(secret, name, recent + number)
      }
    }
    try folder.write(receiver.address + "/services/SECRET\n", to: "hook")
    try folder.write(
      """
      organization: { name: Acme }
      sources: [{ folder: src }]
      teams:
        - name: Platform
          repositories: [open]
          channel: "#tls"
          members:
            - { name: Ada, emails: [ada@example.org] }
            - { name: Bea, emails: [bea@example.org] }
            - { name: Dan, emails: [dan@example.org] }
        - { name: Security, repositories: [secret], members: [{ name: Eve, emails: [eve@example.org] }] }
        - { name: Web, members: [{ name: Wim, emails: [wim@example.org] }] }
      people:
        - { name: Shy, emails: [shy@example.org], suggest: false }
      visibility: { secret: [Security] }
      questions:
        channels:
      \(channels ?? "    - { name: open-chat, kind: slack, repositories: [open], urlFile: hook }")
      \(more)
      """, to: "guildhall.yaml")
    let data = DataFolder(folder.file("data"))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  private static func commit(_ repository: TestRepository, _ name: String, _ date: Int) throws {
    try repository.git(["add", "-A"])
    try repository.git(
      ["commit", "-q", "--allow-empty", "-m", "Work"],
      variables: [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name.lowercased())@example.org",
        "GIT_AUTHOR_DATE": "\(date) +0000", "GIT_COMMITTER_DATE": "\(date) +0000",
      ])
  }

  func ask(
    _ title: String, subject: String = "", team: String = "", by person: String = "wim@example.org",
    viewer: Viewer = .anonymous
  ) async throws -> QuestionDetail {
    try await questions.ask(
      AskRequest(title: title, asker: Asker(person: person), subject: subject, team: team, viewer: viewer))
  }

  /// Sends what is due now, or `seconds` after it was last asked to do so now: a busy machine moves no time.
  @discardableResult
  func tend(after seconds: Double = 0) async throws -> Int {
    let date = looked.withLock { looked in
      if seconds == 0 { looked = Date() }
      return looked + seconds
    }
    return try await guildhall.tendQuestions(environment: ["HOOK": receiver.address + "/hook", "TOKEN": "s3cret"]) {
      date
    }
  }

  func store() throws -> RecordStore { try guildhall.records.store() }
}
