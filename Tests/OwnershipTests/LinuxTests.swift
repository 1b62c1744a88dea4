import Ownership
import Testing

@Suite struct LinuxTests {
  private static let file = """
    List of maintainers
    ===================

    Descriptions of section entries

    \tM: *Mail* patches to: FullName <address@domain>
    \tF: *Files* and directories wildcard patterns.

    Maintainers List
    ----------------

    NET DRIVERS
    M:\tAda Wire <ada@example.org>
    M:\t"Bo B. Net" <bo@example.org>
    R:\tCy Reader <cy@example.org>
    L:\tnetdev@example.org
    S:\tMaintained
    F:\tdrivers/net/
    F:\tinclude/linux/net*.h
    X:\tdrivers/net/wireless/

    WIRE CARD
    M:\tdee@example.org
    S:\tSupported
    F:\tdrivers/net/wire/card.c
    F:\tDocumentation/wire
    N:\twirecard[0-9]+
    K:\twirecard

    OLD THING
    M:\tGone Person <gone@example.org>
    S:\tOrphan
    F:\tdrivers/old/
    F:\tdrivers/*/legacy/*

    THE REST
    M:\tTop <top@example.org>
    S:\tBuried
    F:\t*
    F:\t*/
    """

  @Test func ownsBySection() throws {
    let files = ["MAINTAINERS": Self.file]
    #expect(owners(files, "drivers/net/a.c") == "ada@example.org bo@example.org")
    #expect(owners(files, "drivers/net/wire/card.c") == "dee@example.org ada@example.org bo@example.org")
    #expect(owners(files, "include/linux/netdevice.h") == "ada@example.org bo@example.org")
    #expect(owners(files, "include/linux/net/x.h") == "top@example.org")
    #expect(owners(files, "drivers/net/wireless/x.c") == "top@example.org")
    #expect(owners(files, "Documentation/wire/a/b.rst") == "dee@example.org")
    #expect(owners(files, "arch/wirecard7.dts") == "dee@example.org")
    #expect(owners(files, "Makefile") == "top@example.org")
    #expect(owners(files, "drivers/old/x.c") == "")
    #expect(read(files).answer(path: "drivers/old/x.c").isDeclaredUnowned)
    #expect(owners(files, "drivers/net/legacy/x.c") == "ada@example.org bo@example.org")
    let result = read(files)
    #expect(result.problems.isEmpty)
    let evidence = try #require(result.answer(path: "drivers/net/wire/card.c").evidence.first)
    #expect(evidence.section == "WIRE CARD" && evidence.line == 25 && evidence.owner.kind == .email)
    #expect(result.answer(path: "drivers/net/a.c").evidence.map(\.owner.fullName) == ["Ada Wire", "Bo B. Net"])
  }

  @Test func listsProblems() {
    #expect(problems(["MAINTAINERS": "Jane <jane@example.org>\n"]).count == 1)
    #expect(
      problems(["MAINTAINERS": "A\nM:\tNobody\nF:\tx\nN:\t(a\n"]) == [
        "MAINTAINERS, line 2: 'Nobody' has no e-mail address.", "MAINTAINERS, line 4: a '(' is not closed.",
      ])
  }
}
