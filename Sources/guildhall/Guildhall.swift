import Commands

@main
struct Guildhall {
  static func main() async { await GuildhallCommand.start() }
}
