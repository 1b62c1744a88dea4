// What Swift's Glibc module does not show: these calls are GNU extensions.
#define _GNU_SOURCE
#include "cspawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static int describe_files(posix_spawn_file_actions_t *files, int input, int output, int errors, int kept) {
  int failure = posix_spawn_file_actions_adddup2(files, input, 0);
  if (!failure) failure = posix_spawn_file_actions_adddup2(files, output, 1);
  if (!failure) failure = posix_spawn_file_actions_adddup2(files, errors, 2);
  if (!failure && kept >= 0) failure = posix_spawn_file_actions_adddup2(files, kept, 3);
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(files, kept >= 0 ? 4 : 3);
  if (!failure) failure = posix_spawn_file_actions_addchdir_np(files, "/");
  return failure;
}

static int describe_process(posix_spawnattr_t *attributes, int limited) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  if (limited) {
    // Ignored here it is ignored there: a write over the limit then fails with
    // an error that git tells, instead of a death that looks like damage.
    signal(SIGXFSZ, SIG_IGN);
    sigdelset(&all, SIGXFSZ);
  }
  int failure = posix_spawnattr_setsigmask(attributes, &none);
  if (!failure) failure = posix_spawnattr_setsigdefault(attributes, &all);
  if (!failure)
    failure = posix_spawnattr_setflags(attributes,
                                       POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  return failure;
}

int cspawn_start(pid_t *pid, const char *path, char *const arguments[], char *const environment[], int input,
                 int output, int errors, int kept, uint64_t file_bytes) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&files);
  if (failure) return failure;
  failure = posix_spawnattr_init(&attributes);
  if (failure) {
    posix_spawn_file_actions_destroy(&files);
    return failure;
  }
  failure = describe_files(&files, input, output, errors, kept);
  if (!failure) failure = describe_process(&attributes, file_bytes > 0);
  if (!failure) failure = posix_spawn(pid, path, &files, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (!failure && file_bytes > 0) {
    // After the start, since posix_spawn cannot do it before; what the child
    // starts later inherits the limit, and that is what writes large files.
    struct rlimit limit = {.rlim_cur = file_bytes, .rlim_max = file_bytes};
    prlimit(*pid, RLIMIT_FSIZE, &limit, NULL);
  }
  return failure;
}

static int move_up(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, 10);
    int failure = errno;
    if (moved < 0) {
      close(ends[0]);
      close(ends[1]);
      return failure;
    }
    close(ends[i]);
    ends[i] = moved;
  }
  return 0;
}

int cspawn_pipe(int ends[2], int capacity) {
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  int failure = move_up(ends);
  if (!failure && capacity > 0) fcntl(ends[1], F_SETPIPE_SZ, capacity);
  return failure;
}

int cspawn_socket_pair(int ends[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  return move_up(ends);
}

int cspawn_watch(pid_t pid) { return pidfd_open(pid, 0); }
