import Hummingbird
import SearchModel
import Testing

@Suite struct QuestionRouteTests {
  private let questions = "/api/v1/questions"

  @Test func aQuestionIsAsked() async throws {
    let header = try #require(HTTPFields.Element.Name("Idempotency-Key"))
    let reply = try await APIClient().post(
      questions,
      #"{"title": "Why?", "words": "So.", "person": "Ada", "team": "NIO", "subject": "shop", "to": "Ops"}"#,
      headers: [header: "k-1"])
    #expect(reply.status == 201 && reply.json("question.title") == "Why?" && reply.json("words") == "So.")
    #expect(reply.json("question.person") == "Ada" && reply.json("question.team") == "NIO")
    #expect(reply.json("question.subject") == "shop" && reply.json("question.subjectTitle") == "k-1")
    #expect(reply.json("question.to") == "Ops" && reply.headers[.cacheControl] == "no-store")
    for body in ["{}", #"{"title": ""}"#, #"{"title": 1}"#, #"{"title": "x", "more": 1}"#, "["] {
      #expect(try await APIClient().post(questions, body).status == 400, "\(body)")
    }
  }

  @Test func answersAreKeptAndAccepted() async throws {
    let answered = try await APIClient().post(questions + "/Q-1/answers", #"{"words": "So.", "person": "Ben"}"#)
    #expect(answered.status == 200 && answered.json("replies.0.words") == "So.")
    #expect(answered.json("replies.0.person") == "Ben" && answered.json("replies.0.accepted") == "0")
    let accepted = try await APIClient().post(questions + "/Q-1/accepted", #"{"answer": 3}"#)
    #expect(accepted.json("replies.0.accepted") == "1" && accepted.json("replies.1.accepted") == "0")
    let none = try await APIClient().post(questions + "/Q-1/accepted", #"{"answer": 0}"#)
    #expect(none.json("replies.1.accepted") == "0")
    #expect(try await APIClient().post(questions + "/Q-9/answers", #"{"words": "So."}"#).status == 404)
    #expect(try await APIClient().post(questions + "/Q-1/answers", #"{"words": ""}"#).status == 400)
  }

  @Test func questionsAreListed() async throws {
    let first = try await APIClient().get(questions + "?q=loops&state=open&team=NIO&subject=x&limit=1")
    #expect(first.json("total") == "3" && first.json("questions.0.state") == "open")
    #expect(first.json("questions.0.title") == "loops|NIO|x|0")
    let cursor = try #require(first.json("next"))
    let second = try await APIClient().get(
      questions + "?q=loops&state=open&team=NIO&subject=x&limit=1&cursor=\(cursor)")
    #expect(second.json("questions.0.title") == "loops|NIO|x|1")
    #expect(try await APIClient().get(questions + "?state=closed").status == 400)
    #expect(try await APIClient().get(questions + "/Q-2").status == 404)
  }

  @Test func fixedAddressesAreNoLabels() async throws {
    let similar = try await APIClient().get(questions + "/similar?q=How")
    #expect(similar.status == 200 && similar.json("questions.0.id") == "Q-1")
    #expect(try await APIClient().get(questions + "/similar").status == 400)
    let inbox = try await APIClient().get(questions + "/inbox?person=Ada")
    #expect(inbox.json("person") == "Ada" && inbox.json("waiting.count") == "1" && inbox.json("asked.count") == "0")
  }
}
