import HTML
import SearchModel

/// What is wrong with one field of a form, beside the field. There is one on a page.
struct FieldTrouble {
  private static let id: StaticString = "trouble"

  /// nil where the field is as it should be.
  private let error: UserFacingError?

  init(_ trouble: FormTrouble?, of field: FormTrouble.Field) {
    error = trouble?.field == field ? trouble?.error : nil
  }

  // Of the field.
  var invalid: Attribute { .if(error != nil, .invalid) }
  var described: Attribute { .if(error != nil, .described(by: Self.id)) }
  /// It is where to go on.
  var focused: Attribute { .if(error != nil, .autofocus) }

  func write(to html: inout HTMLWriter) {
    guard let error else { return }
    html(.span, .class("trouble"), .id(Self.id.description), text: error.description)
  }
}

extension HTMLWriter {
  /// What was done and what not, above a form.
  mutating func write(trouble: FormTrouble?) {
    guard let trouble else { return }
    self(.p, .class("note"), .role("alert"), text: trouble.sentence)
  }
}
