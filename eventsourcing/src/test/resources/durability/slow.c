/* Preloaded into a database server: delays what makes its redo log durable, as long as delay.bin
   in the working directory says (two ints, microseconds: before a sync, before a write of the log). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile int *delays;

__attribute__((constructor)) static void init(void) {
  int fd = open("delay.bin", O_RDWR | O_CREAT, 0644);
  if (fd >= 0) {
    if (ftruncate(fd, 4096) == 0) {
      void *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
      delays = map == MAP_FAILED ? 0 : map;
    }
    close(fd);
  }
}

static void wait_for(int which) {
  int us = delays ? delays[which] : 0;
  if (us > 0) {
    struct timespec t = {us / 1000000, (us % 1000000) * 1000L};
    nanosleep(&t, 0);
  }
}

static int is_redo_log(int fd) {
  char link[64], path[256];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return strstr(path, "ib_logfile") != 0;
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  wait_for(0);
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  wait_for(0);
  return real(fd);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite");
  if (delays && delays[1] > 0 && is_redo_log(fd)) wait_for(1);
  return real(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  if (delays && delays[1] > 0 && is_redo_log(fd)) wait_for(1);
  return real(fd, bytes, n, at);
}
