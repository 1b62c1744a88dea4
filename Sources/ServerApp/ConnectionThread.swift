import HummingbirdCore
import Logging
import NIOCore

/// HTTP/1 whose connections are handled on the thread that reads and writes their sockets.
///
/// On the cooperative pool every part of a request and of its response would wake another thread: an exchange that asks for
/// nothing takes a sixth longer there. What blocks leaves this thread through a `Lane`, pages through `PageThreads`.
struct ConnectionThread: ServerChildChannel {
  let base: HTTP1Channel

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    base.setup(channel: channel, logger: logger)
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(loop: value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}

/// Runs tasks on an event loop's thread.
private final class LoopExecutor: TaskExecutor {
  let loop: any EventLoop

  init(loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
