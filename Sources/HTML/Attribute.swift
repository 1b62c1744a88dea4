/// A name with a value for an element. Only the names below exist: none that runs a script, none
/// that carries a style; and those that hold an address take nothing but a `Link`
/// or a `Bookmarklet`.
package struct Attribute: Sendable {
  enum Value: Sendable {
    case literal(StaticString)
    case number(Int)
    /// Text that people see.
    case shown(String)
    /// Text that comes back to the server, or that a script compares.
    case exact(String)
    case link(Link)
    case present
    case absent
  }

  let name: StaticString
  let value: Value

  private init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Stands for no attribute at all, for conditions.
  package static let none = Attribute("", .absent)

  package static func `if`(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
    condition ? attribute() : none
  }

  // Addresses.
  package static func href(_ link: Link) -> Attribute { Attribute("href", .link(link)) }
  package static func href(_ bookmarklet: Bookmarklet) -> Attribute { Attribute("href", .exact(bookmarklet.text)) }
  package static func src(_ link: Link) -> Attribute { Attribute("src", .link(link)) }
  package static func action(_ link: Link) -> Attribute { Attribute("action", .link(link)) }

  // What everything may have.
  package static func id(_ id: String) -> Attribute { Attribute("id", .exact(id)) }
  package static func `class`(_ names: StaticString) -> Attribute { Attribute("class", .literal(names)) }
  package static func title(_ text: String) -> Attribute { Attribute("title", .shown(text)) }
  package static func lang(_ language: StaticString) -> Attribute { Attribute("lang", .literal(language)) }
  package static func role(_ role: StaticString) -> Attribute { Attribute("role", .literal(role)) }
  package static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", .number(index)) }
  package static let hidden = Attribute("hidden", .present)

  /// For the script to read, as `data-NAME`.
  package static func data(_ name: DataName, _ value: String) -> Attribute {
    Attribute(name.attribute, .exact(value))
  }

  package struct DataName: Sendable {
    let attribute: StaticString
    package static let theme = DataName(attribute: "data-theme")
    package static let suggestions = DataName(attribute: "data-suggestions")
    package static let action = DataName(attribute: "data-action")
    package static let names = DataName(attribute: "data-names")
    package static let copy = DataName(attribute: "data-copy")
    package static let similar = DataName(attribute: "data-similar")
  }

  // For assistive technology.
  package static func label(_ text: String) -> Attribute { Attribute("aria-label", .shown(text)) }
  package static func labelled(by id: StaticString) -> Attribute { Attribute("aria-labelledby", .literal(id)) }
  package static func described(by id: StaticString) -> Attribute { Attribute("aria-describedby", .literal(id)) }
  package static func current(_ what: StaticString) -> Attribute { Attribute("aria-current", .literal(what)) }
  package static func controls(_ id: StaticString) -> Attribute { Attribute("aria-controls", .literal(id)) }
  package static func autocomplete(_ kind: StaticString) -> Attribute { Attribute("aria-autocomplete", .literal(kind)) }
  package static func expanded(_ isExpanded: Bool) -> Attribute {
    Attribute("aria-expanded", .literal(isExpanded ? "true" : "false"))
  }
  package static let invalid = Attribute("aria-invalid", .literal("true"))
  package static let decorative = Attribute("aria-hidden", .literal("true"))
  package static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", .literal(scope)) }

  // What opens over the page, without a script.
  package static let popover = Attribute("popover", .present)
  /// The element that a button opens and closes.
  package static func popoverTarget(_ id: StaticString) -> Attribute { Attribute("popovertarget", .literal(id)) }

  // Forms.
  package static func name(_ name: StaticString) -> Attribute { Attribute("name", .literal(name)) }
  package static func value(_ value: String) -> Attribute { Attribute("value", .exact(value)) }
  package static func type(_ type: StaticString) -> Attribute { Attribute("type", .literal(type)) }
  package static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", .shown(text)) }
  package static func `for`(_ id: StaticString) -> Attribute { Attribute("for", .literal(id)) }
  package static let noAutocomplete = Attribute("autocomplete", .literal("off"))
  package static let noSpellcheck = Attribute("spellcheck", .literal("false"))
  package static let noCapitals = Attribute("autocapitalize", .literal("none"))
  /// `post` where something is sent; forms that only ask need none.
  package static func method(_ method: StaticString) -> Attribute { Attribute("method", .literal(method)) }
  package static func maxlength(_ length: Int) -> Attribute { Attribute("maxlength", .number(length)) }
  package static func rows(_ count: Int) -> Attribute { Attribute("rows", .number(count)) }
  package static let required = Attribute("required", .present)
  /// The `datalist` with what is offered.
  package static func list(_ id: StaticString) -> Attribute { Attribute("list", .literal(id)) }
  package static let selected = Attribute("selected", .present)
  package static let autofocus = Attribute("autofocus", .present)
  package static let open = Attribute("open", .present)

  // The head.
  package static func rel(_ relation: StaticString) -> Attribute { Attribute("rel", .literal(relation)) }
  package static func charset(_ name: StaticString) -> Attribute { Attribute("charset", .literal(name)) }
  package static func content(_ text: StaticString) -> Attribute { Attribute("content", .literal(text)) }
  package static let deferred = Attribute("defer", .present)
  package static func datetime(_ text: String) -> Attribute { Attribute("datetime", .exact(text)) }
  package static func alt(_ text: String) -> Attribute { Attribute("alt", .shown(text)) }

  // Drawings.
  package static func viewBox(_ box: StaticString) -> Attribute { Attribute("viewBox", .literal(box)) }
  package static func drawing(_ d: StaticString) -> Attribute { Attribute("d", .literal(d)) }
  package static func x(_ x: Int) -> Attribute { Attribute("x", .number(x)) }
  package static func y(_ y: Int) -> Attribute { Attribute("y", .number(y)) }
  package static func width(_ width: Int) -> Attribute { Attribute("width", .number(width)) }
  package static func height(_ height: Int) -> Attribute { Attribute("height", .number(height)) }
  package static let stretched = Attribute("preserveAspectRatio", .literal("none"))
}
