extension HTMLWriter {
  /// An element with what `content` writes inside.
  package mutating func callAsFunction(
    _ tag: Tag, _ attributes: Attribute..., content: (inout HTMLWriter) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    close(tag)
  }

  /// An element with nothing but text inside.
  package mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute..., text: String) {
    open(tag, attributes)
    self.text(text)
    close(tag)
  }

  /// An element with a number inside, digits only.
  package mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute..., number: Int) {
    open(tag, attributes)
    self.number(number)
    close(tag)
  }

  /// An element with nothing inside.
  package mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute...) {
    open(tag, attributes)
    if !tag.isVoid { close(tag) }
  }

  package mutating func number(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
  }

  private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
    write("<")
    write(tag.name)
    for attribute in attributes { self.attribute(attribute) }
    write(">")
  }

  private mutating func close(_ tag: Tag) {
    write("</")
    write(tag.name)
    write(tag.endsLine ? ">\n" : ">")
  }

  private mutating func attribute(_ attribute: Attribute) {
    if case .absent = attribute.value { return }
    write(" ")
    write(attribute.name)
    if case .present = attribute.value { return }
    write("=\"")
    switch attribute.value {
    case .absent, .present: break
    case .literal(let text): write(text)
    case .number(let number): self.number(number)
    case .shown(let text): escape(text, for: .name)
    case .exact(let text): escape(text, for: .exactAttribute)
    // Percent-encoded already: of what HTML gives a meaning only `&` and `'` are left.
    case .link(let link): escape(link.text, for: .exactAttribute)
    }
    write("\"")
  }
}
