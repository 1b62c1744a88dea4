import HTML
import Hummingbird
import SearchModel

/// What went wrong, why, and what to do.
struct ErrorPage: Equatable {
  var status: HTTPResponse.Status
  var title: String
  var message: String
  var hint: String

  init(_ error: any Error) {
    switch error {
    case let error as UserFacingError: self.init(error)
    case let error as HTTPError where error.status.code < 500: self.init(status: error.status)
    default: self = .internalError
    }
  }

  private init(_ status: HTTPResponse.Status, _ title: String, _ message: String, _ hint: String) {
    self.status = status
    self.title = title
    self.message = message
    self.hint = hint
  }

  /// One page for all that is not found: what does not exist, what is not visible to the reader, and what no
  /// repository can hold are not told apart.
  static let notFound = ErrorPage(
    .notFound, "There is no such page",
    "Nothing has this address, or it is not visible to you.",
    "Search for it by name, or look through the repositories. A file may have moved, and a branch may no longer be "
      + "indexed.")

  static let internalError = ErrorPage(
    .internalServerError, "Something went wrong here",
    "The page could not be made; the cause is in the server's log.",
    "Try again. If it stays, tell whoever runs this server the address and the time.")

  private init(status: HTTPResponse.Status) {
    switch status {
    case .notFound: self = .notFound
    case .methodNotAllowed:
      self.init(.methodNotAllowed, "This page is for reading", "It takes no other requests.", "Open its address.")
    default:
      self.init(
        status, "This request cannot be answered", "It is not one that a page of this site sends (\(status)).",
        "Start again from the home page.")
    }
  }

  private init(_ error: UserFacingError) {
    switch error.code {
    case .notFound: self = .notFound
    case .forbidden: self.init(.forbidden, "This is somebody else's", error.message, error.hint)
    case .badQuery, .badRequest: self.init(.badRequest, "This request cannot be read", error.message, error.hint)
    case .tooLarge: self.init(.contentTooLarge, "This is too large to show", error.message, error.hint)
    case .unavailable, .busy: self.init(.serviceUnavailable, "Not available now", error.message, error.hint)
    case .damaged: self.init(.serviceUnavailable, "A part of the index is damaged", error.message, error.hint)
    case .badConfiguration:
      self.init(.internalServerError, "The configuration has a mistake", error.message, error.hint)
    case .internal: self.init(.internalServerError, "Something went wrong here", error.message, error.hint)
    }
  }

  func html(theme: Theme) -> HTMLWriter {
    PageFrame(title: title, theme: theme).page { html in
      html(.div, .class("hero error")) { html in
        html(.p, .class("code quiet"), number: Int(status.code))
        html(.h1, text: title)
        html(.p, .role("alert")) { $0.sentence(message) }
        if !hint.isEmpty { html(.p, .class("quiet")) { $0.sentence(hint) } }
        html(.p, .class("actions")) { html in
          html(.a, .class("button primary"), .href(Route.home.link), text: "Home")
          html(.a, .class("button"), .href(Route.repositories(matching: "").link), text: "Repositories")
          html(.a, .class("button"), .href(Route.status.link), text: "Status")
        }
      }
    }
  }
}
