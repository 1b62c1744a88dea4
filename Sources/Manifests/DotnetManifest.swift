import StructuredText

/// `*.csproj` of .NET (learn.microsoft.com, NuGet pack and restore as MSBuild targets).
enum DotnetManifest {
  /// nil for a project of tests.
  static func project(_ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    let root = try XMLTree.root(of: file.text)
    guard root.name == "Project" else { return nil }
    let groups = root.children("PropertyGroup")
    func element(_ names: String...) -> XMLTree? {
      names.lazy.compactMap { name in groups.lazy.compactMap { $0.child(name) }.first }.first
    }
    func property(_ name: String) -> String? {
      // `$(...)` is for MSBuild to know.
      groups.lazy.compactMap { $0.text(name) }.first { !$0.contains("$(") }
    }
    guard property("IsTestProject")?.lowercased() != "true",
      let name = ManifestText.name(property("PackageId") ?? property("AssemblyName") ?? file.stem)
    else { return nil }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "nuget")
    project.description = property("Description") ?? property("Title") ?? ""
    project.license = License.expression(property("PackageLicenseExpression"))
    project.keywords = ManifestText.keywords(
      (property("PackageTags") ?? "").split { $0 == ";" || $0 == "," || $0 == " " }.map(String.init))
    project.homepage = ManifestText.homepage(property("PackageProjectUrl"))
    project.version = ManifestText.name(property("Version") ?? property("VersionPrefix"))
    project.note(.name, element("PackageId", "AssemblyName"))
    project.note(.description, element("Description", "Title"))
    project.note(.license, element("PackageLicenseExpression"))
    project.note(.keywords, element("PackageTags"))
    project.note(.homepage, element("PackageProjectUrl"))
    project.note(.version, element("Version", "VersionPrefix"))
    let sdk = root.attributes["Sdk"] ?? ""
    let isProgram = property("OutputType").map { ["exe", "winexe"].contains($0.lowercased()) } ?? false
    if sdk.hasSuffix(".Web") || sdk.hasSuffix(".Worker") {
      project.note(.service, line: root.line)
    } else {
      project.note(isProgram ? .application : .library, line: (element("OutputType") ?? root).line)
    }
    for reference in root.children("ItemGroup").flatMap({ $0.children("PackageReference") }) {
      guard let name = reference.attributes["Include"] else { continue }
      project.add(
        ManifestDependency(
          ecosystem: "nuget", name: name,
          requirement: reference.attributes["Version"] ?? reference.text("Version") ?? "", line: reference.line))
    }
    return project
  }
}
