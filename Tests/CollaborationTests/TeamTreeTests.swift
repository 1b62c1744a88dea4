import Testing

@testable import Collaboration

@Suite struct TeamTreeTests {
  @Test func distanceIsLevelsToTheFirstSharedUnit() {
    let tree = Sample.tree
    #expect(tree.distance(Sample.pay, Sample.pay) == 0)
    #expect(tree.distance(Sample.pay, Sample.cart) == 1)
    #expect(tree.distance(Sample.pay, Sample.search) == 2)
    #expect(tree.distance(Sample.search, Sample.ranking) == 1)
    #expect(tree.distance(Sample.pay, Sample.ranking) == 3)
    #expect(tree.distance(Sample.ranking, Sample.pay) == 3)
    #expect(tree.distance(Sample.alone, Sample.pay) == 2)
  }

  @Test func partsAreInTheDepartmentOfTheWhole() {
    #expect(Sample.tree.department(of: Sample.ranking) == "Platform")
    #expect(Sample.tree.department(of: Sample.alone).isEmpty)
  }

  /// An org chart that makes a department of a top team names both alike.
  @Test func aTeamCalledLikeItsDepartmentIsIt() {
    let tree = TeamTree([
      TeamTree.Team(name: "Core"), TeamTree.Team(name: "A", department: "Core"),
      TeamTree.Team(name: "B", department: "core", parent: "Core"),
    ])
    #expect(tree.distance(0, 1) == 1)
    #expect(tree.distance(1, 2) == 1)
  }

  @Test func circlesAndUnknownParentsEnd() {
    let tree = TeamTree([
      TeamTree.Team(name: "A", parent: "B"), TeamTree.Team(name: "B", parent: "A"),
      TeamTree.Team(name: "C", parent: "nobody"),
    ])
    #expect(tree.distance(0, 2) > 0)
    #expect(tree.department(of: 0).isEmpty)
  }
}
