/// All that a surface can ask of Guildhall, one protocol for each kind of question: a surface is
/// tested on others, and a server bounds each by itself.
package struct UseCases: Sendable {
  package var searching: any Searching
  package var navigating: any Navigating
  package var browsing: any Browsing
  package var cataloguing: any Cataloguing
  package var documents: any DocumentReading
  package var directory: any Directory
  package var researching: any Researching
  package var recording: any RecordKeeping
  package var decisions: any DecisionBrowsing
  package var knowing: any Knowing
  package var signalling: any SignalKeeping
  package var demanding: any Demanding
  package var collaborating: any Collaborating
  package var questions: any QuestionKeeping

  package init(
    searching: any Searching, navigating: any Navigating, browsing: any Browsing, cataloguing: any Cataloguing,
    documents: any DocumentReading, directory: any Directory, researching: any Researching,
    recording: any RecordKeeping, decisions: any DecisionBrowsing, knowing: any Knowing,
    signalling: any SignalKeeping, demanding: any Demanding, collaborating: any Collaborating,
    questions: any QuestionKeeping
  ) {
    self.searching = searching
    self.navigating = navigating
    self.browsing = browsing
    self.cataloguing = cataloguing
    self.documents = documents
    self.directory = directory
    self.researching = researching
    self.recording = recording
    self.decisions = decisions
    self.knowing = knowing
    self.signalling = signalling
    self.demanding = demanding
    self.collaborating = collaborating
    self.questions = questions
  }

  /// All questions answered by one.
  package init(
    _ all: some Searching & Navigating & Browsing & Cataloguing & DocumentReading & Directory & Researching
      & RecordKeeping & DecisionBrowsing & Knowing & SignalKeeping & Demanding & Collaborating & QuestionKeeping
  ) {
    self.init(
      searching: all, navigating: all, browsing: all, cataloguing: all, documents: all, directory: all,
      researching: all, recording: all, decisions: all, knowing: all, signalling: all, demanding: all,
      collaborating: all, questions: all)
  }
}
