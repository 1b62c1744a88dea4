/// The SPDX identifiers that are in use in package manifests (spdx.org/licenses):
/// those of the OSI's list, the Creative Commons', and the usual ones besides.
enum LicenseIdentifiers {
  private static let licenses = """
    0BSD AAL AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later \
    Apache-1.0 Apache-1.1 Apache-2.0 APSL-2.0 Artistic-1.0 Artistic-1.0-Perl Artistic-2.0 Beerware BlueOak-1.0.0 \
    BSD-1-Clause BSD-2-Clause BSD-2-Clause-Patent BSD-2-Clause-Views BSD-3-Clause BSD-3-Clause-Clear BSD-3-Clause-LBNL \
    BSD-4-Clause BSD-Source-Code BSL-1.0 BUSL-1.1 bzip2-1.0.6 CAL-1.0 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 \
    CC-BY-NC-4.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1 \
    CECILL-2.1 CECILL-B CECILL-C CPAL-1.0 CPL-1.0 curl ECL-2.0 EFL-2.0 Elastic-2.0 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 \
    FSFAP FSFUL FTL GFDL-1.3-only GFDL-1.3-or-later GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0+ GPL-2.0-only \
    GPL-2.0-or-later GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later HPND ICU IJG IPL-1.0 ISC JSON LGPL-2.0 LGPL-2.0+ \
    LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1+ LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0+ LGPL-3.0-only \
    LGPL-3.0-or-later Libpng libpng-2.0 LPPL-1.3c MirOS MIT MIT-0 MIT-CMU MIT-Modern-Variant MPL-1.0 MPL-1.1 MPL-2.0 \
    MPL-2.0-no-copyleft-exception MS-PL MS-RL MulanPSL-2.0 NCSA NIST-PD NTP ODbL-1.0 OFL-1.0 OFL-1.1 OLDAP-2.8 OpenSSL \
    OSL-3.0 PDDL-1.0 PHP-3.0 PHP-3.01 PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 PostgreSQL PSF-2.0 \
    Python-2.0 Python-2.0.1 QPL-1.0 Ruby SISSL Sleepycat SSPL-1.0 TCL Unicode-3.0 Unicode-DFS-2016 Unlicense UPL-1.0 \
    Vim W3C WTFPL X11 Xnet XFree86-1.1 Zend-2.0 Zlib zlib-acknowledgement ZPL-2.0 ZPL-2.1
    """
  private static let exceptions = """
    Autoconf-exception-3.0 Bison-exception-2.2 Classpath-exception-2.0 Font-exception-2.0 GCC-exception-2.0 \
    GCC-exception-3.1 Linux-syscall-note LLVM-exception OCaml-LGPL-linking-exception OpenJDK-assembly-exception-1.0 \
    openvpn-openssl-exception Qt-GPL-exception-1.0 Swift-exception Universal-FOSS-exception-1.0 u-boot-exception-2.0
    """

  private static func index(_ list: String) -> [String: String] {
    Dictionary(list.split(separator: " ").map { ($0.lowercased(), String($0)) }) { first, _ in first }
  }

  private static let licenseIndex = index(licenses)
  private static let exceptionIndex = index(exceptions)

  /// The identifier as SPDX writes it, or a reference to a licence of one's own; nil when it is neither.
  static func license(_ word: Substring) -> String? {
    licenseIndex[word.lowercased()] ?? (isReference(word) ? String(word) : nil)
  }

  static func exception(_ word: Substring) -> String? { exceptionIndex[word.lowercased()] }

  private static func isReference(_ word: Substring) -> Bool {
    let name = word.dropFirst("LicenseRef-".count)
    return word.hasPrefix("LicenseRef-") && !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: ".")
      }
  }
}
