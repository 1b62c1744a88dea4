package import MCPTools
import WebUI

extension PageLinks {
  /// Links to the pages of this program. `site` is its address without a slash at its end, where that is known.
  package init(site: String?) {
    self.init(
      site: site ?? "", project: { WebUI.path(ofProject: $0) },
      line: { WebUI.path(ofFile: $1, in: $0, line: $2) }, research: { WebUI.path(ofNeed: $0) },
      chapter: { WebUI.path(ofChapter: $0) }, question: { WebUI.path(ofQuestion: $0) })
  }
}
