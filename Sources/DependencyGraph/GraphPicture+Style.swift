extension GraphPicture {
  /// Rules for the classes of the picture, in the variables of the product's style sheet.
  package static let styleSheet = """
    .graph { font: 12px var(--sans); }
    .graph text { fill: var(--ink); }
    .graph rect { fill: var(--sheet); stroke: var(--line); }
    .graph-focus rect { fill: var(--accent); stroke: var(--accent); } .graph-focus text { fill: var(--sheet); font-weight: 600; }
    .graph-external rect { fill: var(--hover); stroke-dasharray: 3 3; stroke: var(--faint); } .graph-external text { fill: var(--quiet); }
    .graph a:hover rect, .graph a:focus-visible rect { stroke: var(--accent); stroke-width: 2; }
    .graph-edges path { fill: none; stroke: var(--faint); stroke-opacity: .45; }
    .graph-edges path:hover { stroke: var(--accent); stroke-opacity: 1; stroke-width: 2; }
    .graph-edges .graph-near { stroke: var(--accent); stroke-opacity: .8; }
    .graph-edges .graph-back { stroke: var(--warn); stroke-opacity: .9; stroke-dasharray: 5 3; }
    .graph-edges .graph-arrow path, .graph-arrow path { fill: context-stroke; stroke: none; }

    """

  /// The variables for a file that stands alone; the same values as in the product's style sheet.
  static let variables = """
    svg { --sheet: #ffffff; --ink: #1d1f21; --quiet: #5f6368; --faint: #676d73; --line: #e4e1d9; --hover: #f3f1eb; \
    --accent: #1f6f5c; --warn: #a4540f; --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    @media (prefers-color-scheme: dark) { svg { --sheet: #1d2022; --ink: #e6e4df; --quiet: #a9adb2; --faint: #9499a0; \
    --line: #2e3235; --hover: #24282b; --accent: #6cc4ab; --warn: #e5a869; background: #16181a; } }
    """
}
