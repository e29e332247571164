// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library (LD_PRELOAD). It writes down what a program does to the files below
// SEGUE_IO_ROOT (SEGUE_IO_LOG: where to), in the order in which it happened. SEGUE_IO_FAIL_AT is the number
// of the first of these calls that fails (from 1), SEGUE_IO_FAIL_COUNT how many do, SEGUE_IO_FAIL_ERRNO with
// what. Before the call with the number SEGUE_IO_KILL_AT the program is killed.
#include "tests/fakes/io_log_format.h"

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using segue::IoHeader;
using segue::IoKind;

namespace {

struct Settings {
    std::string root;
    int log = -1;
    long failAt = 0; //!< 0: never.
    long failCount = 0;
    int failWith = 0;
    long killAt = 0; //!< 0: never.
};

long numberIn(const char* variable) {
    const char* text = std::getenv(variable);
    return text ? std::atol(text) : 0;
}

const Settings& settings() {
    // Never destroyed: files are still closed while the program ends.
    static const Settings* read = [] {
        auto* s = new Settings;
        const char* root = std::getenv("SEGUE_IO_ROOT");
        s->root = root ? root : "";
        if (const char* log = std::getenv("SEGUE_IO_LOG"))
            s->log = int(syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
        s->failAt = numberIn("SEGUE_IO_FAIL_AT");
        s->failCount = numberIn("SEGUE_IO_FAIL_COUNT");
        s->failWith = int(numberIn("SEGUE_IO_FAIL_ERRNO"));
        s->killAt = numberIn("SEGUE_IO_KILL_AT");
        return s;
    }();
    return *read;
}

std::mutex& order() {
    static auto* mutex = new std::mutex;
    return *mutex;
}

bool endsWith(const std::string& text, const char* end) {
    const size_t size = std::strlen(end);
    return text.size() >= size && text.compare(text.size() - size, size, end) == 0;
}

//! True for what counts: below the root, and not SQLite's shared index, which is made anew after a crash.
bool isWatched(const std::string& path) {
    const std::string& root = settings().root;
    return !root.empty() && path.compare(0, root.size(), root) == 0 &&
           (path.size() == root.size() || path[root.size()] == '/') && !endsWith(path, "-shm");
}

//! Of an open file or folder; empty where nobody knows.
std::string pathOf(int fd) {
    char buffer[PATH_MAX];
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t got = readlink(link.c_str(), buffer, sizeof buffer);
    return got > 0 ? std::string(buffer, size_t(got)) : std::string();
}

std::string absolute(int folder, const char* path) {
    if (path[0] == '/')
        return path;
    char buffer[PATH_MAX];
    const bool isHere = folder == AT_FDCWD;
    return (isHere ? std::string(getcwd(buffer, sizeof buffer) ? buffer : "") : pathOf(folder)) + '/' + path;
}

std::uint64_t fileOf(int fd) {
    struct stat info{};
    return fstat(fd, &info) == 0 ? info.st_ino : 0;
}

void note(
    IoKind kind, std::uint64_t file, const std::string& path, const std::string& target = {},
    const void* data = nullptr, size_t size = 0, std::int64_t offset = 0) {
    if (settings().log < 0)
        return;
    IoHeader header;
    std::memset(static_cast<void*>(&header), 0, sizeof header);
    header.kind = kind;
    header.pathBytes = std::uint32_t(path.size());
    header.targetBytes = std::uint32_t(target.size());
    header.dataBytes = std::uint32_t(size);
    header.file = file;
    header.offset = offset;
    std::string record(reinterpret_cast<const char*>(&header), sizeof header);
    record += path;
    record += target;
    if (size > 0)
        record.append(static_cast<const char*>(data), size);
    // One write, so that what another process appends does not come in between.
    syscall(SYS_write, settings().log, record.data(), record.size());
}

//! Counts a call that is about to change something; true if it is one that has to fail.
bool mustFail() {
    static long calls = 0;
    ++calls;
    const Settings& s = settings();
    if (calls == s.killAt)
        syscall(SYS_kill, getpid(), SIGKILL);
    if (s.failAt == 0 || calls < s.failAt || calls >= s.failAt + s.failCount)
        return false;
    errno = s.failWith;
    return true;
}

int opened(int folder, const char* path, int flags, mode_t mode) {
    const std::string name = absolute(folder, path);
    const bool isNameless = (flags & O_TMPFILE) == O_TMPFILE;
    const bool makes = (flags & (O_CREAT | O_TRUNC)) != 0 || isNameless;
    const auto call = [&] { return int(syscall(SYS_openat, folder, path, flags, mode)); };
    if (!makes || !isWatched(name))
        return call();
    const std::lock_guard lock(order());
    struct stat before{};
    const bool existed = stat(name.c_str(), &before) == 0 && S_ISREG(before.st_mode);
    if (!existed && mustFail())
        return -1;
    const int fd = call();
    if (fd >= 0 && !existed)
        note(IoKind::Create, fileOf(fd), isNameless ? std::string() : name);
    else if (fd >= 0 && (flags & O_TRUNC) != 0)
        note(IoKind::Truncate, fileOf(fd), {});
    return fd;
}

template <class Call> ssize_t written(int fd, const void* data, Call call, off_t at) {
    if (!isWatched(pathOf(fd)))
        return call();
    const std::lock_guard lock(order());
    if (mustFail())
        return -1;
    const ssize_t done = call();
    if (done > 0) {
        const off_t offset = at >= 0 ? at : lseek(fd, 0, SEEK_CUR) - done;
        note(IoKind::Write, fileOf(fd), {}, {}, data, size_t(done), offset);
    }
    return done;
}

int truncated(int fd, off_t size) {
    const auto call = [&] { return int(syscall(SYS_ftruncate, fd, size)); };
    if (!isWatched(pathOf(fd)))
        return call();
    const std::lock_guard lock(order());
    if (mustFail())
        return -1;
    const int done = call();
    if (done == 0)
        note(IoKind::Truncate, fileOf(fd), {}, {}, nullptr, 0, size);
    return done;
}

int synced(int fd, long number) {
    const std::string path = pathOf(fd);
    const auto call = [&] { return int(syscall(number, fd)); };
    if (!isWatched(path))
        return call();
    const std::lock_guard lock(order());
    if (mustFail())
        return -1;
    struct stat info{};
    fstat(fd, &info);
    // Nothing here outlives the process's own machine: the disk itself need not be waited for.
    note(S_ISDIR(info.st_mode) ? IoKind::SyncFolder : IoKind::SyncFile, info.st_ino, path);
    return 0;
}

template <class Call> int named(IoKind kind, const std::string& path, const std::string& target, Call call) {
    if (!isWatched(path) && (target.empty() || !isWatched(target)))
        return call();
    const std::lock_guard lock(order());
    if (mustFail())
        return -1;
    const int done = call();
    if (done == 0)
        note(kind, 0, path, target);
    return done;
}

mode_t modeOf(int flags, va_list& rest) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return opened(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return opened(folder, path, flags | O_LARGEFILE, mode);
}

ssize_t write(int fd, const void* data, size_t size) {
    return written(fd, data, [&] { return ssize_t(syscall(SYS_write, fd, data, size)); }, -1);
}
ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    return written(fd, data, [&] { return ssize_t(syscall(SYS_pwrite64, fd, data, size, at)); }, at);
}
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    return written(fd, data, [&] { return ssize_t(syscall(SYS_pwrite64, fd, data, size, at)); }, at);
}

int ftruncate(int fd, off_t size) noexcept {
    return truncated(fd, size);
}
int ftruncate64(int fd, off64_t size) noexcept {
    return truncated(fd, size);
}
int fsync(int fd) {
    return synced(fd, SYS_fsync);
}
int fdatasync(int fd) {
    return synced(fd, SYS_fdatasync);
}

int rename(const char* from, const char* to) noexcept {
    return named(IoKind::Rename, absolute(AT_FDCWD, from), absolute(AT_FDCWD, to), [&] {
        return int(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
    });
}
int renameat(int fromDir, const char* from, int toDir, const char* to) noexcept {
    return named(IoKind::Rename, absolute(fromDir, from), absolute(toDir, to), [&] {
        return int(syscall(SYS_renameat2, fromDir, from, toDir, to, 0));
    });
}
int renameat2(int fromDir, const char* from, int toDir, const char* to, unsigned flags) noexcept {
    return named(IoKind::Rename, absolute(fromDir, from), absolute(toDir, to), [&] {
        return int(syscall(SYS_renameat2, fromDir, from, toDir, to, flags));
    });
}
int link(const char* from, const char* to) noexcept {
    return named(IoKind::Link, absolute(AT_FDCWD, from), absolute(AT_FDCWD, to), [&] {
        return int(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
    });
}
int linkat(int fromDir, const char* from, int toDir, const char* to, int flags) noexcept {
    // A file without a name is given one by its descriptor's entry in /proc.
    struct stat info{};
    const bool isNameless = (flags & AT_SYMLINK_FOLLOW) != 0 && fstatat(fromDir, from, &info, 0) == 0;
    const std::string name = absolute(toDir, to);
    const auto call = [&] { return int(syscall(SYS_linkat, fromDir, from, toDir, to, flags)); };
    if (!isNameless)
        return named(IoKind::Link, absolute(fromDir, from), name, call);
    if (!isWatched(name))
        return call();
    const std::lock_guard lock(order());
    if (mustFail())
        return -1;
    const int done = call();
    if (done == 0)
        note(IoKind::Link, info.st_ino, {}, name);
    return done;
}
int unlink(const char* path) noexcept {
    return named(IoKind::Remove, absolute(AT_FDCWD, path), {}, [&] {
        return int(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    });
}
int unlinkat(int folder, const char* path, int flags) noexcept {
    return named(IoKind::Remove, absolute(folder, path), {}, [&] {
        return int(syscall(SYS_unlinkat, folder, path, flags));
    });
}

} // extern "C"
