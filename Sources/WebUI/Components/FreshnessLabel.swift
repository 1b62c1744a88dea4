import Foundation
import HTML
import Services
import Wording

extension HTMLWriter {
  /// When something was, in words, with the exact time at hand.
  mutating func time(_ moment: Moment, _ words: String? = nil) {
    self(.time, .datetime(moment.iso), .title(moment.iso), text: words ?? moment.words)
  }

  /// How well the index matches a repository's source.
  mutating func freshness(_ freshness: Freshness, _ setting: PageSetting) {
    switch freshness {
    case .matched(let date):
      text("matched its source ")
      time(setting.moment(date))
    case .failing(let last, let cause):
      self(.span, .class("tag warn"), .title(cause), text: "failing")
      text(" ")
      if let last {
        text("last matched ")
        time(setting.moment(last))
      } else {
        text("never matched")
      }
    case .never:
      self(.span, .class("tag plain"), text: "not synced yet")
    }
  }
}
