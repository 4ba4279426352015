/* Fails the n-th call of a kind that touches files under a folder; loaded with LD_PRELOAD.
 *
 * Nothing fails until fel_lada() is called in the process itself. A call that fails is not made,
 * or (EFTER) is made and then said to have failed, as a network file system may.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPPNA, SKRIV, SYNKA, KAPA, TABORT, DOP, SLAG };
enum { EN_GANG, SLAGET_FOR_ALLTID, ALLT_FOR_ALLTID, KORT, EFTER };

static char mapp[4096];
static int slag = -1, felkod, hur, fallt;
static long vilken, raknat[SLAG];

void fel_lada(const char *under, int vilket_slag, long nummer, int fel, int satt) {
    snprintf(mapp, sizeof mapp, "%s", under);
    memset(raknat, 0, sizeof raknat);
    slag = vilket_slag; vilken = nummer; felkod = fel; hur = satt; fallt = 0;
}
void fel_av(void) { mapp[0] = 0; }
long fel_raknat(int vilket) { return raknat[vilket]; }
int fel_fallt(void) { return fallt; }

static int under(const char *path) {
    return mapp[0] && path && strncmp(path, mapp, strlen(mapp)) == 0;
}
static int fd_under(int fd) {
    char lank[64], path[4096];
    if (!mapp[0]) return 0;
    snprintf(lank, sizeof lank, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(lank, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return under(path);
}
/* Whether this call is to fail. */
static int faller(int vilket) {
    long nu = ++raknat[vilket];
    if (slag < 0) return 0;
    int traff = vilket == slag && (nu == vilken || (hur == SLAGET_FOR_ALLTID && nu > vilken));
    if (hur == ALLT_FOR_ALLTID && fallt) traff = 1;
    if (traff) fallt++;
    return traff;
}
#define AKTA(namn) ((__typeof__(&namn))dlsym(RTLD_NEXT, #namn))
#define FALL(vilket, anrop) do { if (faller(vilket)) { \
        if (hur == EFTER) (void)!(anrop); errno = felkod; return -1; } } while (0)

#define OPPNARE(namn) int namn(const char *path, int flags, ...) { \
    va_list ap; va_start(ap, flags); mode_t mode = va_arg(ap, mode_t); va_end(ap); \
    if (under(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && faller(OPPNA)) { \
        errno = felkod; return -1; } \
    return AKTA(namn)(path, flags, mode); }
#define OPPNARE_VID(namn) int namn(int vid, const char *path, int flags, ...) { \
    va_list ap; va_start(ap, flags); mode_t mode = va_arg(ap, mode_t); va_end(ap); \
    if (under(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && faller(OPPNA)) { \
        errno = felkod; return -1; } \
    return AKTA(namn)(vid, path, flags, mode); }
OPPNARE(open)
OPPNARE(open64)
OPPNARE_VID(openat)
OPPNARE_VID(openat64)

#define KORTARE(n) do { if (faller(SKRIV)) { if (hur != KORT) { errno = felkod; return -1; } \
        if ((n) > 1) (n) /= 2; } } while (0)
ssize_t write(int fd, const void *data, size_t n) {
    if (fd_under(fd)) KORTARE(n);
    return AKTA(write)(fd, data, n);
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) {
    if (fd_under(fd)) KORTARE(n);
    return AKTA(pwrite)(fd, data, n, at);
}
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) {
    if (fd_under(fd)) KORTARE(n);
    return AKTA(pwrite64)(fd, data, n, at);
}

int fsync(int fd) { if (fd_under(fd)) FALL(SYNKA, AKTA(fsync)(fd)); return AKTA(fsync)(fd); }
int fdatasync(int fd) {
    if (fd_under(fd)) FALL(SYNKA, AKTA(fdatasync)(fd));
    return AKTA(fdatasync)(fd);
}
int ftruncate(int fd, off_t n) {
    if (fd_under(fd)) FALL(KAPA, AKTA(ftruncate)(fd, n));
    return AKTA(ftruncate)(fd, n);
}
int ftruncate64(int fd, off64_t n) {
    if (fd_under(fd)) FALL(KAPA, AKTA(ftruncate64)(fd, n));
    return AKTA(ftruncate64)(fd, n);
}
int unlink(const char *path) {
    if (under(path)) FALL(TABORT, AKTA(unlink)(path));
    return AKTA(unlink)(path);
}
int unlinkat(int vid, const char *path, int flags) {
    if (under(path)) FALL(TABORT, AKTA(unlinkat)(vid, path, flags));
    return AKTA(unlinkat)(vid, path, flags);
}
int rename(const char *a, const char *b) {
    if (under(b)) FALL(DOP, AKTA(rename)(a, b));
    return AKTA(rename)(a, b);
}
int renameat(int va, const char *a, int vb, const char *b) {
    if (under(b)) FALL(DOP, AKTA(renameat)(va, a, vb, b));
    return AKTA(renameat)(va, a, vb, b);
}
int link(const char *a, const char *b) {
    if (under(b)) FALL(DOP, AKTA(link)(a, b));
    return AKTA(link)(a, b);
}
int linkat(int va, const char *a, int vb, const char *b, int flags) {
    if (under(b)) FALL(DOP, AKTA(linkat)(va, a, vb, b, flags));
    return AKTA(linkat)(va, a, vb, b, flags);
}
