import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct IncomingMailTests {
  private func read(_ text: String) -> IncomingMail? {
    IncomingMail(Array(text.replacing("\n", with: "\r\n").utf8))
  }

  @Test func aPlainAnswerIsRead() throws {
    let mail = try #require(
      read(
        """
        Return-Path: <ben@example.org>
        From: "Ben \\"B\\" Lee" <Ben@Example.org>
        Subject: Re: [Q-3]
         =?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IHVuZA==?= =?iso-8859-1?q?_Z=FCge?=
        Message-ID: <abc@mail>
        In-Reply-To: <question.3.k.7@hall>
        References: <first@hall> <question.3.k.6@hall>

        Run the script.
        """))
    #expect(mail.address == "ben@example.org" && mail.name == "Ben \"B\" Lee")
    #expect(mail.subject == "Re: [Q-3] Grüße und Züge" && mail.identifier == "abc@mail")
    #expect(mail.answers == ["question.3.k.7@hall", "question.3.k.6@hall", "first@hall"])
    #expect(mail.text == "Run the script." && !mail.isAutomatic)
  }

  @Test func partsAreFoundInWhatTheyStand() throws {
    let mail = try #require(
      read(
        """
        From: ben@example.org (Ben)
        Content-Type: multipart/mixed; boundary="outer;=1"

        preamble
        --outer;=1
        Content-Type: text/plain; name=x
        Content-Disposition: attachment; filename=x

        not this
        --outer;=1
        Content-Type: multipart/alternative;
         boundary=inner

        --inner
        Content-Type: text/html; charset=utf-8

        <p>HTML</p>
        --inner
        Content-Type: text/plain; charset="windows-1252"
        Content-Transfer-Encoding: quoted-printable

        Caf=E9 =
        au lait =80
        --inner--
        --outer;=1--
        """))
    #expect(mail.name == "Ben" && mail.text.trimmingCharacters(in: .newlines) == "Café au lait €")
  }

  @Test func htmlAloneLosesItsMarks() throws {
    let mail = try #require(
      read(
        """
        From: x@y
        Content-Type: text/html
        Content-Transfer-Encoding: base64

        \(Data("<style>p{}</style><p>One &lt;two&gt;<br>three</p><script>alert(1)</script><blockquote>old</blockquote>".utf8).base64EncodedString())
        """))
    #expect(!mail.text.contains("alert") && !mail.text.contains("p{}") && !mail.text.contains("old"))
    #expect(mail.text.contains("One <two>\nthree"))
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "Precedence: bulk", "Return-Path: <>", "X-Autoreply: yes",
    "Content-Type: multipart/report; report-type=delivery-status",
  ])
  func programsAreTold(header: String) throws {
    #expect(try #require(read("From: x@y\n\(header)\n\nText\n")).isAutomatic)
    #expect(try #require(read("From: x@y\nAuto-Submitted: no\n\nText\n")).isAutomatic == false)
  }

  @Test func whatIsNoMailIsNone() {
    #expect(IncomingMail([]) == nil)
    #expect(IncomingMail(Array("no header at all".utf8)) == nil)
    #expect(IncomingMail([UInt8](repeating: 65, count: IncomingMail.mostBytes + 1)) == nil)
    #expect(IncomingMail(Array("A: b\n".utf8) + [UInt8](repeating: 65, count: 300_000)) == nil)
  }

  /// Random and hostile bytes are read in no time, and never trap.
  @Test func hostileMailsAreRead() {
    var generator = Seeded(7)
    let pieces = [
      "From: a@b\r\n", "Content-Type: multipart/mixed; boundary=b\r\n", "\r\n", "--b\r\n", "--b--", "=?utf-8?B?", "?=",
      "=",
      "=E", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n", "<", ">", ";",
      "\"",
      "Content-Type: text/html; charset=utf-16\r\n", "References: <<>><\r\n", "\0", "\u{FEFF}", ">", "> > q\r\n",
      "On 1, x wrote:\r\n",
    ].map { Array($0.utf8) }
    for _ in 0..<3_000 {
      var bytes = Array("From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".utf8)
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        if let piece = pieces.randomElement(using: &generator) { bytes += piece }
        if Bool.random(using: &generator) { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
      }
      if let mail = IncomingMail(bytes) { _ = ReplyText.own(mail.text) }
    }
    // Deep and wide: parts within parts, and very many of them.
    var deep = "From: a@b\r\n"
    for level in 0..<2_000 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\r\n\r\n--b\(level)\r\n" }
    #expect(IncomingMail(Array(deep.utf8))?.text == "")
    let wide =
      "From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
      + String(repeating: "--b\r\n\r\n", count: 200_000)
    #expect(IncomingMail(Array(wide.utf8)) != nil)
    let quoted = String(repeating: "\n>\n\n", count: 100_000)
    #expect(ReplyText.own(quoted).isEmpty)
    #expect(ReplyText.own(String(repeating: "<", count: 500_000)).count <= 200_000)
  }

  @Test(arguments: [
    ("Yes.\n\nOn Mon, 3 Mar 2026 at 10:00, Ann Lee <ann@x> wrote:\n> Why?\n> So?\n", "Yes."),
    ("Yes.\n\nOn Mon, 3 Mar 2026 at 10:00,\nAnn Lee <ann@x> wrote:\n> Why?\n", "Yes."),
    ("Am 03.03.26 um 10:00 schrieb Ann:\n> Warum?\nDarum.\n> Und?\nEbenso.\n", "Darum.\n\nEbenso."),
    ("Yes.\n-- \nBen\nPhone 123\n", "Yes."),
    ("Yes.\n-----Original Message-----\nFrom: x\n", "Yes."),
    ("Yes.\n________________________________\nFrom: x\n", "Yes."),
    ("The steps:\n1. one\n2. two\n", "The steps:\n1. one\n2. two"),
    ("> only\n> quoted\n", ""), ("", ""), ("a\n\n\n\n\nb", "a\n\nb"),
  ])
  func quotedTextIsCut(text: String, own: String) {
    #expect(ReplyText.own(text) == own)
  }
}
