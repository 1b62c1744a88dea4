import SearchModel

/// A link that is dragged to a browser's bookmarks and works on any page: it opens an address of this site with the
/// text that is selected there, or with what is typed where nothing is.
///
/// The program is ours; all that is given is an address, which stands in it percent-encoded. On a page of this site the
/// content security policy keeps it from running.
package struct Bookmarklet: Sendable, Hashable {
  /// ASCII, percent-encoded.
  let text: String

  /// Characters of a selection that are taken.
  private static let longest = 1_000

  /// nil when `site`, the site's address without a slash at its end, is no `http` or `https` address. `link` is the
  /// page without a query, `parameter` what it calls the text that it is given, and `question` what is asked where
  /// nothing is selected.
  package init?(site: String, link: Link, parameter: StaticString, question: StaticString) {
    guard let site = Link(elsewhere: site + "/"), !site.text.contains("'") else { return nil }
    let address = site.text.dropLast() + link.text + "?\(parameter)="
    let program =
      "(s=>{if(s)open('\(address)'+encodeURIComponent(s))})"
      + "(String(getSelection()).trim().slice(0,\(Self.longest))||prompt('\(question)'))"
    var bytes: [UInt8] = []
    PercentEncoding.append(program, keeping: .fragment, to: &bytes)
    text = "javascript:" + String(decoding: bytes, as: UTF8.self)
  }
}
