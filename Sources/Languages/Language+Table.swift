extension Language {
  /// One language a line: name | short forms | extensions | file names |
  /// interpreters, the latter four separated by blanks, `_` for a blank in a
  /// short form. Names follow GitHub's Linguist. A word of the last three
  /// columns has at most 16 bytes. Where two languages share an extension the
  /// first has it, and `AmbiguousExtension` looks into the file.
  static let table = """
    ABAP || abap
    ActionScript | as as3 | as
    Ada || adb ads ada
    Agda || agda
    ANTLR || g4
    Apex || cls trigger
    API Blueprint || apib
    AppleScript | osascript | applescript scpt || osascript
    Arduino | ino | ino
    AsciiDoc | adoc | adoc asciidoc asc
    ASN.1 | asn1 | asn1 asn
    ASP.NET | aspx | aspx ascx ashx asmx
    Assembly | asm nasm gas unix_assembly | s asm nasm a51
    Astro || astro
    AutoHotkey | ahk | ahk
    Awk || awk || awk gawk mawk nawk
    Ballerina || bal
    Batchfile | bat batch dosbatch cmd | bat cmd
    BibTeX | bib | bib
    Bicep || bicep
    Bison || bison
    BitBake || bb bbappend bbclass
    Blade || blade
    Brainfuck || b
    C || c h idc | | tcc
    C# | csharp cs c_sharp | cs csx cake
    C++ | cpp cplusplus cxx cc | cpp cc cxx c++ hpp hh hxx h++ ipp inl tcc tpp ixx cppm txx
    Cabal || cabal
    Cairo || cairo
    Cap'n Proto | capnp | capnp
    CartoCSS || mss
    Chapel || chpl
    Clojure | clj | clj cljs cljc cljx edn || clojure bb
    CMake || cmake | cmakelists.txt
    COBOL || cob cbl cobol cpy
    CodeQL | ql | ql qll
    CoffeeScript | coffee | coffee cson iced | cakefile | coffee
    ColdFusion | cfm | cfm cfml cfc
    Common Lisp | lisp | lisp lsp asd cl || sbcl clisp ecl
    Coq
    Crystal || cr || crystal
    CSS || css
    CSV || csv
    Cuda || cu cuh
    CUE || cue
    Cython | pyx | pyx pxd pxi
    D | dlang | d di
    Dart || dart || dart
    Device Tree | dts devicetree | dts dtsi dtso
    Dhall || dhall
    Diff | patch udiff | diff patch
    Dockerfile | docker containerfile | dockerfile | dockerfile containerfile
    Dotenv | env | env | .env
    EditorConfig || editorconfig | .editorconfig
    EJS || ejs
    Elixir | ex exs | ex exs | mix.lock | elixir
    Elm || elm
    Emacs Lisp | elisp emacs | el | .emacs
    Erlang | erl | erl hrl escript | rebar.config | escript
    F# | fsharp fs | fs fsi fsx fsscript
    Factor || factor
    Fennel || fnl
    fish || fish || fish
    Fluent | ftl | ftl
    Forth || fth 4th forth
    Fortran | f90 f77 | f90 f95 f03 f08 f f77 for fpp
    GDScript || gd
    Gherkin | cucumber | feature
    Git Attributes | gitattributes | | .gitattributes
    Git Config | gitconfig gitmodules | gitconfig | .gitconfig .gitmodules
    Gleam || gleam
    GLSL || glsl vert frag geom tesc tese comp glslv
    Go | golang | go
    Go Checksums | go.sum | | go.sum go.work.sum
    Go Module | go.mod | | go.mod
    Go Workspace | go.work | | go.work
    Gradle || gradle
    Graphviz (DOT) | dot graphviz | dot gv
    GraphQL | gql | graphql gql graphqls
    Groovy || groovy gvy gy gsh | jenkinsfile | groovy
    Haml || haml
    Handlebars | hbs mustache | hbs handlebars mustache
    Haskell | hs | hs hs-boot hsc lhs || runhaskell runghc
    Haxe || hx hxsl
    HCL | terraform tf hashicorp_configuration_language | hcl tf tfvars nomad
    HLSL || hlsl fx fxh hlsli
    HTML || html htm xhtml
    HTML+ERB | erb html+erb | erb rhtml
    HTML+Razor | razor | cshtml razor
    HTTP || http
    Idris || idr
    Ignore List | gitignore ignore | gitignore | .gitignore .dockerignore .npmignore .eslintignore .ignore \
      .prettierignore
    INI | conf dosini | ini cfg conf cnf prefs | .flake8 .pylintrc .coveragerc .npmrc
    Java || java jav jsh
    Java Properties | properties | properties
    Java Server Pages | jsp | jsp jspf
    JavaScript | js node jsx ecmascript | js mjs cjs jsx es6 jsm | jakefile | node nodejs deno bun
    Jinja | jinja2 j2 | jinja jinja2 j2
    jq || jq || jq
    JSON || json geojson webmanifest jsonl ndjson topojson har avsc xcstrings | .swift-format package.resolved \
      pipfile.lock composer.lock flake.lock deno.lock .babelrc .jshintrc .jscsrc
    JSON with Comments | jsonc | jsonc code-workspace
    JSON5 || json5
    Jsonnet || jsonnet libsonnet
    Julia | jl | jl || julia
    Jupyter Notebook | ipynb | ipynb
    Just | justfile | just | justfile .justfile
    Kconfig || kconfig | kconfig kconfig.debug
    Kotlin | kt kts | kt kts ktm
    Lean || lean
    Less || less
    Lex | flex | l lex ll
    Linker Script | ld | ld lds ldscript
    Liquid || liquid
    LLVM IR | llvm | ll
    Logos || xm x
    Lua || lua rockspec luau | .luacheckrc | lua luajit
    M4 | autoconf m4sugar | m4 ac | configure.ac
    Makefile | make mk mf gnumake | mk mak make | makefile gnumakefile kbuild makefile.am makefile.in bsdmakefile | \
      make
    Markdown | md | md markdown mdown mkd mkdn mdwn livemd ronn mdx
    Mathematica | wolfram | nb wl wls
    MATLAB
    Mermaid || mmd mermaid
    Meson || | meson.build meson.options
    Metal || metal
    Mojo || mojo
    Motoko || mo
    Move || move
    MSBuild || targets props
    NASL || nasl
    Nginx || nginx nginxconf | nginx.conf
    Nim || nim nims nimble
    Ninja || ninja
    Nix || nix
    NSIS || nsi nsh
    Nushell | nu | nu || nu
    Objective-C | objc objectivec obj-c objective_c | m
    Objective-C++ | objc++ objcpp objectivec++ obj-c++ | mm
    OCaml | ml | ml mli mll mly eliom || ocaml
    Odin || odin
    OpenCL || opencl
    OpenEdge ABL || p
    OpenSCAD || scad
    Org || org
    Pascal | delphi | pas dpr lpr pp
    Perl | pl cperl | pl pm t plx psgi perl al | cpanfile | perl
    PHP || php phtml php3 php4 php5 php7 phps || php
    Pip Requirements | requirements.txt | | requirements.txt
    PLSQL || pls plsql pck pkb pks
    Pod || pod
    PowerShell | posh pwsh ps1 | ps1 psm1 psd1 || pwsh
    Prisma || prisma
    Prolog || prolog yap || swipl
    Protocol Buffer | proto protobuf protocol_buffers | proto
    Pug | jade | pug jade
    Puppet
    PureScript || purs
    Python | py python3 rusthon | py pyi pyw py3 gyp gypi wsgi | sconstruct sconscript wscript | python pypy uv
    QMake
    QML || qml qbs
    R | rscript | r rsx rprofile | .rprofile | rscript
    Racket || rkt rktd rktl scrbl || racket
    Raku | perl6 | raku rakumod p6 pm6 || raku perl6
    ReScript || res resi
    reStructuredText | rst rest | rst rest
    Rich Text Format | rtf | rtf
    Robot Framework | robot | robot
    Roff | man groff nroff troff | roff man 1 2 3 4 5 6 7 8 9 1m mdoc groff
    RPM Spec | spec specfile | spec
    Ruby | rb jruby macruby rake | rb rake gemspec podspec ru thor jbuilder rbi rbw | gemfile rakefile podfile \
      fastfile appfile matchfile vagrantfile brewfile dangerfile guardfile berksfile capfile | ruby jruby rbx
    Rust | rs | rs
    SAS || sas
    Sass || sass
    Scala || scala sbt sc || scala
    Scheme || scm ss sld sls || guile scheme
    SCSS || scss
    Shell | sh bash zsh ksh shell-script | sh bash zsh ksh bats command ebuild eclass | .bashrc .bash_profile \
      .profile .zshrc .zprofile .envrc pkgbuild | sh bash zsh ksh dash ash bats
    Slim || slim
    Smalltalk || st
    Smarty || tpl
    SmPL | coccinelle | cocci
    Solidity | sol | sol
    SPARQL || sparql rq
    SQL || sql ddl dml mysql psql
    SSH Config || | ssh_config sshd_config
    Standard ML | sml | sml fun sig
    Starlark | bazel bzl skylark | bzl star bazel | build workspace build.bazel workspace.bazel
    Stylus || styl
    SuperCollider || scd
    Svelte || svelte
    SVG || svg
    Swift || swift swiftinterface || swift
    SystemVerilog | sv | sv svh
    SystemTap || stp
    Tcl || tcl tk itcl || tclsh wish expect
    Tcsh | csh | csh tcsh || csh tcsh
    Text | plain_text plaintext txt fundamental | txt text | readme license licence copying authors contributors \
      notice install news todo changelog changes maintainers
    TeX | latex | tex sty ltx dtx bbx
    Thrift || thrift
    TLA | tla+ | tla
    TOML || toml | cargo.lock pipfile poetry.lock uv.lock gopkg.lock
    TSV || tsv
    Turtle || ttl
    Twig || twig
    TypeScript | ts tsx | ts tsx mts cts || ts-node tsx
    Typst || typ
    V | vlang | vsh
    Vala || vala vapi
    VBA | vb6
    VBScript || vbs
    Verilog || v vh veo
    VHDL || vhd vhdl
    Vim Script | vim viml vimscript nvim | vim vmb | .vimrc .gvimrc
    Visual Basic .NET | vb vb.net visual_basic | vb
    Vue || vue
    WebAssembly | wasm wast | wat wast
    WGSL || wgsl
    Wikitext | mediawiki | mediawiki wikitext
    XML | xsd wsdl | xml xsd wsdl rss atom csproj vbproj fsproj vcxproj xaml xib storyboard nuspec resx xliff xlf ui \
      qrc kml gpx dae plist-xml xcscheme xcworkspacedata
    XML Property List | plist | plist entitlements stringsdict tmtheme tmlanguage
    XQuery || xq xquery xqm
    XSLT | xsl | xsl xslt
    Yacc || y yacc yy
    YAML | yml | yml yaml clang-format sublime-syntax cff mir reek | .clang-format .clang-tidy .clangd .gemrc \
      .yamllint
    YANG || yang
    Zig || zig zon
    """
}
