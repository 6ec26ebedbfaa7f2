// Makes each operation on files below a folder wait before it is done, as on a file system far away that remembers
// nothing. For a program of .NET on Linux, preloaded: LD_PRELOAD=slow-files.so SLOW_FILES_FOLDER=/shared
// SLOW_FILES_MILLISECONDS=50. What is asked of a path waits, and what is asked of an open file; closing and the look at an
// open file's size do not, as they are answered with what opening it told.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 65536

static char is_slow[MOST_FILES];
static long operations;

// How many operations have waited.
long slow_files_operations(void)
{
    return __atomic_load_n(&operations, __ATOMIC_RELAXED);
}

static void wait_once(void)
{
    const char *milliseconds = getenv("SLOW_FILES_MILLISECONDS");
    long left = milliseconds ? atol(milliseconds) : 0;
    struct timespec time = {left / 1000, left % 1000 * 1000000};
    __atomic_fetch_add(&operations, 1, __ATOMIC_RELAXED);
    while (nanosleep(&time, &time) != 0)
        ;
}

static int is_below(const char *path)
{
    const char *folder = getenv("SLOW_FILES_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static void wait_for_path(const char *path)
{
    if (is_below(path))
        wait_once();
}

static void wait_for_file(int file)
{
    if (file >= 0 && file < MOST_FILES && is_slow[file])
        wait_once();
}

static int opened(const char *path, int file)
{
    if (file >= 0 && file < MOST_FILES)
        is_slow[file] = is_below(path);
    return file;
}

#define OF_PATH(type, name, parameters, path, ...) \
    type name parameters \
    { \
        static type (*real) parameters; \
        if (!real) \
            real = (type (*) parameters)dlsym(RTLD_NEXT, #name); \
        wait_for_path(path); \
        return real(__VA_ARGS__); \
    }

#define OF_FILE(type, name, parameters, file, ...) \
    type name parameters \
    { \
        static type (*real) parameters; \
        if (!real) \
            real = (type (*) parameters)dlsym(RTLD_NEXT, #name); \
        wait_for_file(file); \
        return real(__VA_ARGS__); \
    }

int open64(const char *path, int flags, ...)
{
    static int (*real)(const char *, int, ...);
    if (!real)
        real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    wait_for_path(path);
    return opened(path, real(path, flags, mode));
}

struct stat64;

OF_PATH(int, __xstat64, (int version, const char *path, struct stat64 *status), path, version, path, status)
OF_PATH(int, __lxstat64, (int version, const char *path, struct stat64 *status), path, version, path, status)
OF_PATH(int, access, (const char *path, int mode), path, path, mode)
OF_PATH(ssize_t, readlink, (const char *path, char *target, size_t size), path, path, target, size)
OF_PATH(DIR *, opendir, (const char *path), path, path)
OF_PATH(int, mkdir, (const char *path, mode_t mode), path, path, mode)
OF_PATH(int, rmdir, (const char *path), path, path)
OF_PATH(int, unlink, (const char *path), path, path)
OF_PATH(int, rename, (const char *from, const char *to), from, from, to)
OF_PATH(int, utimensat, (int folder, const char *path, const struct timespec times[2], int flags), path, folder, path, times, flags)

OF_FILE(ssize_t, pread64, (int file, void *bytes, size_t size, off64_t at), file, file, bytes, size, at)
OF_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t size, off64_t at), file, file, bytes, size, at)
OF_FILE(int, ftruncate64, (int file, off64_t size), file, file, size)
OF_FILE(int, fsync, (int file), file, file)
OF_FILE(int, futimens, (int file, const struct timespec times[2]), file, file, times)
OF_FILE(int, flock, (int file, int operation), file, file, operation)
