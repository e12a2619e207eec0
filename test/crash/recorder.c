/*
 * Records what a process writes below one folder, and fails chosen operations on demand. Loaded with LD_PRELOAD into
 * a process on 64-bit Linux; it calls the kernel itself, so nothing of libc stands between order and journal.
 *
 *   RECORD_FOLDER   absolute path; files below it are watched (SQLite's -shm files are not: they are memory)
 *   RECORD_JOURNAL  where the operations are appended, in the order in which they happened; optional
 *   FAULT_KIND      "write" (write, pwrite, ftruncate) or "sync" (fsync, fdatasync); optional
 *   FAULT_AT        the first operation of that kind that fails, from 1
 *   FAULT_COUNT     how many fail from there on; 0 means all
 *   FAULT_ERRNO     the error they report
 *   FAULT_EXCEPT    files whose name ends so never fail
 *
 * A journal record is: op (1 byte), length of path (u16), offset (u64), length of data (u32), path, data; little endian.
 * Ops: W write, S sync, T truncate to offset, C create, U unlink, R rename (data is the new path). Paths are relative.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MOST_FDS];
static const char *folder;
static size_t folder_length;
static int journal = -1;
static const char *fault_kind, *fault_except;
static long fault_at, fault_count, fault_errno, operations;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
  folder = getenv("RECORD_FOLDER");
  folder_length = folder ? strlen(folder) : 0;
  fault_kind = getenv("FAULT_KIND");
  fault_except = getenv("FAULT_EXCEPT");
  fault_at = number("FAULT_AT");
  fault_count = number("FAULT_COUNT");
  fault_errno = number("FAULT_ERRNO");
  const char *path = getenv("RECORD_JOURNAL");
  if (path) journal = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && strcmp(text + a - b, end) == 0;
}

/* The path below the watched folder, or null. */
static const char *watched(const char *path) {
  if (!folder || !path || strncmp(path, folder, folder_length) != 0 || path[folder_length] != '/') return NULL;
  return ends_with(path, "-shm") ? NULL : path + folder_length + 1;
}

static const char *watched_fd(int fd) {
  return fd >= 0 && fd < MOST_FDS ? paths[fd] : NULL;
}

static void note(char op, const char *path, uint64_t offset, const struct iovec *parts, int count, size_t length) {
  if (journal < 0) return;
  uint16_t path_length = (uint16_t)strlen(path);
  uint32_t data_length = (uint32_t)length;
  size_t size = 15 + path_length + length, at = 15 + path_length;
  char *record = malloc(size);
  record[0] = op;
  memcpy(record + 1, &path_length, 2);
  memcpy(record + 3, &offset, 8);
  memcpy(record + 11, &data_length, 4);
  memcpy(record + 15, path, path_length);
  for (int i = 0; i < count && at < size; i++) {
    size_t take = parts[i].iov_len < size - at ? parts[i].iov_len : size - at;
    memcpy(record + at, parts[i].iov_base, take);
    at += take;
  }
  for (size_t done = 0; done < size;) {
    long wrote = syscall(SYS_write, journal, record + done, size - done);
    if (wrote <= 0) abort();
    done += (size_t)wrote;
  }
  free(record);
}

/* Whether this operation is one of those that are told to fail. */
static int fails(const char *kind, const char *path) {
  if (!fault_kind || strcmp(kind, fault_kind) != 0) return 0;
  if (fault_except && ends_with(path, fault_except)) return 0;
  operations++;
  if (operations < fault_at || (fault_count > 0 && operations >= fault_at + fault_count)) return 0;
  errno = (int)fault_errno;
  return 1;
}

static void opened(int fd, const char *path, int flags, int existed) {
  const char *name = watched(path);
  if (fd < 0 || fd >= MOST_FDS || !name) return;
  paths[fd] = strdup(name);
  if (!existed) note('C', name, 0, NULL, 0, 0);
  else if (flags & O_TRUNC) note('T', name, 0, NULL, 0, 0);
}

static int open_below(const char *path, int flags, mode_t mode) {
  pthread_mutex_lock(&lock);
  struct stat found;
  int existed = watched(path) && stat(path, &found) == 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  int error = errno;
  opened(fd, path, flags, existed);
  pthread_mutex_unlock(&lock);
  errno = error;
  return fd;
}

#define MODE_OF(flags, last) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, last); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) { MODE_OF(flags, flags) return open_below(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags, flags) return open_below(path, flags, mode); }

int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return path[0] == '/' ? open_below(path, flags, mode) : (int)syscall(SYS_openat, at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return path[0] == '/' ? open_below(path, flags, mode) : (int)syscall(SYS_openat, at, path, flags, mode);
}

int close(int fd) {
  pthread_mutex_lock(&lock);
  if (fd >= 0 && fd < MOST_FDS && paths[fd]) {
    free(paths[fd]);
    paths[fd] = NULL;
  }
  int result = (int)syscall(SYS_close, fd);
  pthread_mutex_unlock(&lock);
  return result;
}

static uint64_t position(int fd) {
  int flags = fcntl(fd, F_GETFL);
  struct stat found;
  if (flags >= 0 && (flags & O_APPEND) && fstat(fd, &found) == 0) return (uint64_t)found.st_size;
  off_t at = lseek(fd, 0, SEEK_CUR);
  return at < 0 ? 0 : (uint64_t)at;
}

/* Every kind of write comes through here; `at` is below zero for the file's own position. */
static ssize_t write_parts(int fd, const struct iovec *parts, int count, off_t at) {
  pthread_mutex_lock(&lock);
  const char *path = watched_fd(fd);
  ssize_t result;
  if (path && fails("write", path)) result = -1;
  else {
    uint64_t offset = !path ? 0 : at < 0 ? position(fd) : (uint64_t)at;
    result = at < 0 ? syscall(SYS_writev, fd, parts, count) : syscall(SYS_pwritev, fd, parts, count, at, 0);
    if (path && result > 0) note('W', path, offset, parts, count, (size_t)result);
  }
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

ssize_t write(int fd, const void *data, size_t length) {
  if (!watched_fd(fd)) return syscall(SYS_write, fd, data, length);
  struct iovec part = {(void *)data, length};
  return write_parts(fd, &part, 1, -1);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  if (!watched_fd(fd)) return syscall(SYS_pwrite64, fd, data, length, at);
  struct iovec part = {(void *)data, length};
  return write_parts(fd, &part, 1, at);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return pwrite(fd, data, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return watched_fd(fd) ? write_parts(fd, parts, count, -1) : syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  return watched_fd(fd) ? write_parts(fd, parts, count, at) : syscall(SYS_pwritev, fd, parts, count, at, 0);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return pwritev(fd, parts, count, at); }

int ftruncate(int fd, off_t length) {
  pthread_mutex_lock(&lock);
  const char *path = watched_fd(fd);
  int result = path && fails("write", path) ? -1 : (int)syscall(SYS_ftruncate, fd, length);
  if (path && result == 0) note('T', path, (uint64_t)length, NULL, 0, 0);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

static int sync_file(int fd, long call) {
  pthread_mutex_lock(&lock);
  const char *path = watched_fd(fd);
  int result = path && fails("sync", path) ? -1 : (int)syscall(call, fd);
  if (path && result == 0) note('S', path, 0, NULL, 0, 0);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}
int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

int unlink(const char *path) {
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (result == 0 && watched(path)) note('U', watched(path), 0, NULL, 0, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result == 0 && watched(from) && watched(to)) {
    struct iovec part = {(void *)watched(to), strlen(watched(to))};
    note('R', watched(from), 0, &part, 1, part.iov_len);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
