import ArgumentParser
import Foundation
import SearchModel
import Services

struct ReceiveMailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive-mail",
    abstract: "Take answers to questions from mail.",
    discussion: """
      Reads one message, or several in mbox form, from standard input, as a mail server's alias hands them over; or \
      all new messages of a Maildir, which are moved to its read ones. A message is an answer when it replies to a \
      mail that Guildhall sent; what it quotes is left out.

      In /etc/aliases:
        questions: "|/usr/local/bin/guildhall receive-mail --config /etc/guildhall/guildhall.yaml --data /var/lib/guildhall/data"

      Examples:
        guildhall receive-mail < message
        guildhall receive-mail /var/mail/questions/Maildir

      Exit code, as mail servers understand it: 0 taken, or nothing that anybody need know of; 65 no answer to a \
      question, which goes back to its sender; 75 not now, to be handed over again.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("A Maildir; default: standard input.", valueName: "folder"))
  var maildir: String?

  private static let mostBytes = 64 << 20

  func run() async throws {
    var code = EX_OK
    do {
      let guildhall = try place.open()
      if let maildir {
        code = try await Maildir(maildir).take { try await Self.take($0, guildhall) }
      } else {
        let data = try FileHandle.standardInput.read(upToCount: Self.mostBytes) ?? Data()
        for message in Mailbox.messages(in: [UInt8](data)) { code = max(code, try await Self.take(message, guildhall)) }
      }
      try await guildhall.tendQuestions(environment: ProcessInfo.processInfo.environment)
    } catch let error as UserFacingError {
      printError(error.message, hint: error.hint)
      throw ExitCode(EX_TEMPFAIL)
    }
    if code != EX_OK { throw ExitCode(code) }
  }

  /// The exit code of one message.
  private static func take(_ message: [UInt8], _ guildhall: Guildhall) async throws -> Int32 {
    switch try await guildhall.receive(mail: message) {
    case .answered(let label):
      FileHandle.standardError.write(Data("\(label) has an answer more.\n".utf8))
      return EX_OK
    case .ignored: return EX_OK
    case .refused(let why):
      printError(why, hint: "")
      return EX_DATAERR
    }
  }
}

/// Several messages in one file: each begins with a line `From ` behind an empty one (RFC 4155).
enum Mailbox {
  /// The whole is one message where it does not begin so.
  static func messages(in bytes: [UInt8]) -> [[UInt8]] {
    let mark = Array("From ".utf8)
    guard bytes.starts(with: mark) else { return bytes.isEmpty ? [] : [bytes] }
    var messages: [[UInt8]] = []
    var message: [UInt8] = []
    var wasEmpty = true
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if wasEmpty, line.starts(with: mark) {
        if !message.isEmpty { messages.append(message) }
        message = []
        wasEmpty = false
        continue
      }
      wasEmpty = line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")])
      message += line + [UInt8(ascii: "\n")]
    }
    if !message.isEmpty { messages.append(message) }
    return messages
  }
}

/// A folder of messages, a file each (maildir(5)): `new` holds those that nobody has read.
struct Maildir {
  private static let mostBytes: UInt64 = 4 << 20

  private let folder: URL

  /// - Throws: `UserFacingError` when it is none.
  init(_ path: String) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    for part in ["new", "cur"] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(part).path, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        throw UserFacingError(
          .notFound, "\(path) is no Maildir: there is no folder \(part) in it.",
          hint: "Name the folder above new and cur.")
      }
    }
  }

  /// Hands over each new message, the oldest first, and moves it to `cur`: flagged where it was refused. One that cannot be
  /// taken now stays, and ends it.
  func take(_ body: ([UInt8]) async throws -> Int32) async throws -> Int32 {
    let new = folder.appendingPathComponent("new")
    for name in try FileManager.default.contentsOfDirectory(atPath: new.path).sorted() where !name.hasPrefix(".") {
      let file = new.appendingPathComponent(name)
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      var code = EX_DATAERR
      if (attributes?[.size] as? UInt64 ?? .max) <= Self.mostBytes,
        let data = FileManager.default.contents(atPath: file.path)
      {
        code = try await body([UInt8](data))
      }
      let read = folder.appendingPathComponent("cur").appendingPathComponent(
        "\(name.prefix { $0 != ":" }):2,\(code == EX_OK ? "S" : "FS")")
      try FileManager.default.moveItem(at: file, to: read)
    }
    return EX_OK
  }
}
