#ifndef GUILDHALL_CSPAWN_H
#define GUILDHALL_CSPAWN_H

#include <stdint.h>
#include <sys/types.h>

/// Starts `path` in a session of its own (so it has no terminal to prompt on,
/// and one signal to the group reaches all it started), in the folder `/`, with
/// all signals at their defaults, and with no descriptors but these: 0, 1 and 2
/// from the arguments, and 3 = `kept` unless that is negative.
/// Files the child and its descendants write are limited to `file_bytes` each
/// unless that is 0; this process ignores SIGXFSZ from then on. Returns 0, or an errno value.
int cspawn_start(pid_t *pid, const char *path, char *const arguments[], char *const environment[], int input,
                 int output, int errors, int kept, uint64_t file_bytes);

/// A pipe whose ends close on exec and are numbered 10 or higher, so that they
/// can be moved to 0...3 in any order. Asks for `capacity` bytes when that is
/// positive; getting less is not an error. Returns 0, or an errno value.
int cspawn_pipe(int ends[2], int capacity);

/// Two connected stream sockets, numbered 10 or higher, closed on exec. One
/// serves as a child's standard input: unlike a pipe it can be written without
/// the risk of SIGPIPE. Returns 0, or an errno value.
int cspawn_socket_pair(int ends[2]);

/// A descriptor that becomes readable when the child `pid`, which must not be
/// reaped yet, ends; closed on exec. -1 where the kernel has none (before 5.3).
int cspawn_watch(pid_t pid);

#endif
