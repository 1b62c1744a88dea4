/// Markdown (CommonMark with GitHub's tables, task lists, strikethrough, autolinks, footnotes and
/// alerts) as safe HTML. Raw HTML in the text never reaches the output: every tag that does is
/// written here, and every character of the document is escaped.
package enum MarkdownRenderer {
  /// Never fails: a text that would cost too much is shown as it is, and the result says why.
  package static func render(_ text: String, in context: MarkupContext) -> RenderedDocument {
    let isDocC = DocumentKind.of(context.path) == .docC
    let matter = FrontMatter(of: text)
    let budget = MarkdownBudget(matter.body.utf8)
    if let refusal = budget.refusal {
      return PlainTextRenderer.render(text, because: refusal)
    }
    let body = isDocC ? DocCDirectives.blanked(matter.body)[...] : Admonitions.quoted(matter.body)
    guard let tree = MarkdownTree(body, allowsTables: budget.allowsTables) else {
      return PlainTextRenderer.render(text, because: "its markup could not be read")
    }
    let outline = MarkdownOutline(tree, title: matter.title, linesBefore: matter.lines)
    var writer = MarkdownWriter(context: context, outline: outline)
    tree.walk { node, event in
      event == .enter ? writer.enter(node) : writer.leave(node)
    }
    return RenderedDocument(html: writer.output.string, headings: outline.headings, title: outline.title)
  }
}
