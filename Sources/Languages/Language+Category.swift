extension Language {
  /// What a language is for, as GitHub's Linguist tells it: shares of languages count what people program in, and
  /// neither data nor prose, which would drown it.
  package enum Category: Sendable, Hashable { case programming, markup, data, prose }

  package var category: Category { Self.categories[name] ?? .programming }

  /// All that is not a programming language.
  private static let categories: [String: Category] = {
    var categories: [String: Category] = [:]
    for (category, names) in lists {
      for name in names.split(separator: ",") { categories[String(name.trimmingPrefix(" "))] = category }
    }
    return categories
  }()

  static let lists: [(Category, String)] = [
    (
      .markup,
      "API Blueprint, Astro, Blade, CartoCSS, ColdFusion, CSS, EJS, Haml, Handlebars, HTML, HTML+ERB, HTML+Razor, "
        + "Java Server Pages, Jinja, Jupyter Notebook, Less, Liquid, Mermaid, Pug, Sass, SCSS, Slim, Smarty, Stylus, "
        + "Svelte, TeX, Twig, Typst, Vue"
    ),
    (
      .data,
      "ASN.1, BibTeX, Cabal, CSV, Diff, Dotenv, EditorConfig, Git Attributes, Git Config, "
        + "Go Checksums, Go Module, Go Workspace, Gradle, GraphQL, HTTP, Ignore List, INI, Java Properties, JSON, "
        + "JSON with Comments, JSON5, Kconfig, Nginx, Ninja, Pip Requirements, Prisma, "
        + "Protocol Buffer, RPM Spec, SPARQL, SQL, SSH Config, SVG, TOML, TSV, Turtle, XML, XML Property List, YAML, YANG"
    ),
    (
      .prose,
      "AsciiDoc, Markdown, Org, Pod, reStructuredText, Rich Text Format, Roff, Text, Wikitext"
    ),
  ]
}
