import Manifests
import Testing

@Suite struct LicenseTests {
  @Test func knowsLicenceFilesByName() {
    for path in [
      "LICENSE", "LICENSE.txt", "License.md", "a/b/LICENCE", "COPYING", "COPYING.LESSER", "LICENSE-MIT",
      "LICENSE.APACHE",
      "UNLICENSE", "LICENSE-APACHE-2.0.txt", "LICENSE.3rd.txt",
    ] {
      #expect(License.isLicenseFile(path), "\(path)")
    }
    for path in [
      "", "/", "license-check.sh", "LICENSE.swift", "License.java", "LICENSES.md", "LICENSE/readme", "MyLICENSE",
      "NOTICE",
      "LICENSE-header.txt", "licensed",
    ] {
      #expect(!License.isLicenseFile(path), "\(path)")
    }
  }

  private static let mit = """
    Permission is hereby granted, free of charge, to any person obtaining a copy
    of this software and associated documentation files (the "Software"), to deal
    in the Software without restriction
    """
  private static let notice = """
    , subject to the following conditions:

    The above copyright notice and this permission notice shall be included in
    all copies or substantial portions of the Software.
    """
  private static let bsd = """
    Redistribution and use in source and binary forms, with or without
    modification, are permitted provided that the following conditions are met:
    1. Redistributions of source code must retain the above copyright notice.
    """
  private static let isc = """
    Permission to use, copy, modify, and/or distribute this software for any
    purpose with or without fee is hereby granted
    """
  private static let apache = "                                 Apache License\n   Version 2.0, January 2004\n"

  @Test func tellsLicencesApart() {
    let cases: [(String, String?)] = [
      ("MIT License\n\nCopyright (c) 2024 Somebody\n\n" + Self.mit + Self.notice, "MIT"),
      ("> " + (Self.mit + Self.notice).split(separator: "\n").joined(separator: "\r\n> ").uppercased(), "MIT"),
      (Self.mit + ".\n", "MIT-0"),
      (Self.mit + Self.notice + "\nThe Software shall be used for Good, not Evil.", "JSON"),
      (
        Self.mit + Self.notice
          + "\nthe name shall not be used in advertising or otherwise to promote the sale, use or other dealings in this Software",
        "X11"
      ),
      (Self.bsd, "BSD-2-Clause"),
      (
        Self.bsd
          + "3. Neither the name of X nor the names of its contributors may be used to endorse or promote products "
          + "derived from this software without permission.", "BSD-3-Clause"
      ),
      (Self.bsd + "3. All advertising materials mentioning features or use of this software must", "BSD-4-Clause"),
      (
        Self.isc + ", provided that the above copyright notice and this permission notice appear in all copies.", "ISC"
      ),
      (Self.isc + ".", "0BSD"),
      (Self.apache + "...\n" + Self.mit + Self.notice, "Apache-2.0"),
      (Self.mit + Self.notice + "\nParts:\n" + Self.apache, "MIT"),
      (
        Self.apache + "## Runtime Library Exception to the Apache 2.0 License: ##", "Apache-2.0 WITH Swift-exception"
      ),
      (Self.apache + "---- LLVM Exceptions to the Apache 2.0 License ----", "Apache-2.0 WITH LLVM-exception"),
      ("Licensed under the Apache License, Version 2.0 (the \"License\");", "Apache-2.0"),
      ("Mozilla Public License Version 2.0\n", "MPL-2.0"),
      ("GNU GENERAL PUBLIC LICENSE\n  Version 2, June 1991", "GPL-2.0"),
      ("GNU GENERAL PUBLIC LICENSE\n  Version 3, 29 June 2007", "GPL-3.0"),
      (
        "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007\n ... GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
        "LGPL-3.0"
      ),
      ("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1, February 1999", "LGPL-2.1"),
      ("GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007", "AGPL-3.0"),
      ("This is free and unencumbered software released into the public domain.", "Unlicense"),
      ("Creative Commons Legal Code\n\nCC0 1.0 Universal", "CC0-1.0"),
      (
        "This software is provided 'as-is', without any express or implied\nwarranty. In no event will the authors be held"
          + " ... 2. Altered source versions must be plainly marked as such", "Zlib"
      ),
      ("Boost Software License - Version 1.0 - August 17th, 2003\n", "BSL-1.0"),
      ("Eclipse Public License - v 2.0", "EPL-2.0"),
      ("Eclipse Public License - v 1.0", "EPL-1.0"),
      ("SPDX-License-Identifier: Apache-2.0 OR MIT -->\nwhatever", "Apache-2.0 OR MIT"),
      ("SPDX-License-Identifier: my own words\n" + Self.bsd, "BSD-2-Clause"),
      ("All rights reserved.", nil), ("", nil), ("MIT", nil),
    ]
    for (text, expected) in cases {
      #expect(License.detect(path: "LICENSE", text: text)?.spdx == expected, "\(text.prefix(80))")
    }
  }

  @Test func believesTextsInLicenceFilesOnly() {
    #expect(License.detect(path: "README.md", text: Self.mit + Self.notice) == nil)
    #expect(License.detect(path: "main.c", text: "// SPDX-License-Identifier: MIT\n")?.spdx == "MIT")
  }

  @Test func readsExpressionsOfManifests() {
    let cases: [(String?, String?)] = [
      ("MIT", "MIT"), ("apache-2.0", "Apache-2.0"), ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
      ("(MIT or Apache-2.0) and BSD-3-Clause", "(MIT OR Apache-2.0) AND BSD-3-Clause"),
      ("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception"), ("GPL-2.0+", "GPL-2.0+"),
      ("The Apache License, Version 2.0", "Apache-2.0"), ("Eclipse Public License v2.0", "EPL-2.0"),
      ("The MIT License", "MIT"), ("New BSD License", "BSD-3-Clause"), ("LicenseRef-Company-1", "LicenseRef-Company-1"),
      ("BSD", nil), ("Proprietary", nil), ("UNLICENSED", nil), ("SEE LICENSE IN x", nil), ("MIT OR", nil), ("OR", nil),
      ("(MIT", nil), ("MIT)", nil), ("MIT MIT", nil), ("MIT WITH MIT", nil), ("<script>", nil), ("", nil), (nil, nil),
      (String(repeating: "(", count: 10_000) + "MIT", nil),
    ]
    for (text, expected) in cases { #expect(License.expression(text) == expected, "\(text ?? "nil")") }
  }
}
