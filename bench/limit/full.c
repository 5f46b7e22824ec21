// The limit beside the kernel bench: the same semantics in C, over the same columns, read from a file the bench writes.
// cc -O3 -march=native -o full full.c && ./full NETWORK REPS  ->  one line a repetition: seconds; then the checksum of all results.
// Started from the programs measured for the project (cpmfull.c), whose data layout this one narrows to 16 bits as the kernel does.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FROM_START = 1, TO_FINISH = 2, STARTED = 1, FINISHED = 2, PINNED_START = 4, PINNED_FINISH = 8, LATE = 16, NEVER = 32767 };

static int32_t plans, n, m, calendars, bs, ds, reach, end_;
static int32_t *plan_start, *first_link, *link_from;
static int16_t *plan_deadline, *plan_end, *link_lag, *duration, *not_before, *deadline, *fixed_start, *fixed_finish;
static int16_t *es, *ef, *ls, *lf, *tf, *ff, *before, *days;
static uint16_t *link_kind;
static uint8_t *calendar, *float_calendar, *flags;

static double now(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

static inline int shifted(int c, int x, int lag) {
  const int16_t *k = days + ds * c + reach + before[bs * c + x] + lag;
  return lag > 0 ? k[-1] + 1 : lag < 0 ? k[0] : x;
}
static inline int shifted_back(int c, int x, int lag) {
  const int16_t *work = days + ds * c + reach;
  if (lag > 0) return work[before[bs * c + x] - lag];
  if (lag < 0) return work[before[bs * c + x + 1] - 1 - lag];
  return x;
}
static inline int finish_when_started_by(int q, int x) {
  int c = calendar[q];
  return days[ds * c + reach + before[bs * c + x + 1] - 1 + duration[q] - 1] + 1;
}

static int forward(int first, int end) {
  int last = 0, z = first_link[first];
  for (int a = first; a < end; a++) {
    int start = not_before[a], finish = 0;
    for (int stop = first_link[a + 1]; z < stop; z++) {
      int q = link_from[z], kind = link_kind[z], lag = link_lag[z];
      int x = kind & FROM_START ? es[q] : ef[q];
      if (lag) x = shifted(kind >> 2, x, lag);
      if ((kind & 3) == 3) { int c = calendar[a]; x = days[ds * c + reach + before[bs * c + x] - 1] + 1; }
      if (kind & TO_FINISH) { if (x > finish) finish = x; } else if (x > start) start = x;
    }
    int c = calendar[a], d = duration[a];
    const int16_t *b = before + bs * c, *w = days + ds * c + reach;
    int k = b[start];
    if (finish > 0) { int pushed = b[finish - 1] + 1 - d; if (pushed > k) k = pushed; }
    int s = w[k], e = w[k + d - 1] + 1;
    if (flags[a]) {
      int f = flags[a];
      if (f & FINISHED) { s = fixed_start[a]; e = fixed_finish[a]; }
      else if (f & STARTED) s = fixed_start[a];
      else {
        k = b[s];
        if (f & PINNED_FINISH) k = b[fixed_finish[a]] - d; else if (fixed_start[a] > 0) k = b[fixed_start[a]];
        s = w[k]; e = w[k + d - 1] + 1;
      }
    }
    es[a] = s; ef[a] = e;
    if (e > last) last = e;
  }
  return last > end_ + 1 ? end_ + 1 : last;
}

static void backward(int first, int end, int limit, int last) {
  for (int a = first; a < end; a++) { lf[a] = deadline[a] < limit ? deadline[a] : limit; ff[a] = last; }
  for (int a = end - 1; a >= first; a--) {
    int c = calendar[a], d = duration[a], early = ef[a], flag = flags[a];
    const int16_t *b = before + bs * c, *w = days + ds * c + reach, *own = before + bs * float_calendar[a];
    int k = b[lf[a]] - 1;
    if (flag & (PINNED_START | PINNED_FINISH)) { int pinned = b[early] - 1; if (pinned < k) k = pinned; }
    int start = w[k - d + 1], finish = w[k] + 1, s = es[a], e = early;
    ls[a] = start; lf[a] = finish; tf[a] = own[finish] - own[early];
    int room = own[ff[a]] - own[early]; ff[a] = room > 0 ? room : 0;
    if (flag & (STARTED | LATE)) {
      if (flag & STARTED) {
        int moved = b[finish] - b[early];
        s = w[b[early] - d];
        ls[a] = w[b[fixed_start[a]] + moved];
      } else if (ff[a] && tf[a] > 0) {
        int room_ = ff[a] < tf[a] ? ff[a] : tf[a], kk = own[early] - 1 + room_;
        e = ef[a] = days[ds * float_calendar[a] + reach + kk] + 1; s = es[a] = calendar[a] == float_calendar[a] ? w[kk - d + 1] : e;
        ff[a] -= room_; tf[a] = own[finish] - own[e];
      }
    }
    for (int z = first_link[a], stop = first_link[a + 1]; z < stop; z++) {
      int q = link_from[z], kind = link_kind[z], lag = link_lag[z];
      if ((flag & FINISHED) && !(flags[q] & FINISHED)) continue;
      int lt = kind & TO_FINISH ? finish : start, er = kind & TO_FINISH ? e : s;
      if ((kind & 3) == 3) { lt = w[b[lt]]; er = w[b[er]]; }
      if (lag) { lt = shifted_back(kind >> 2, lt, lag); er = shifted_back(kind >> 2, er, lag); }
      if (kind & FROM_START) {
        if (flags[q] & (STARTED | FINISHED)) continue;
        lt = finish_when_started_by(q, lt); er = finish_when_started_by(q, er);
      }
      if (lt < lf[q]) lf[q] = lt;
      if (er < ff[q]) ff[q] = er;
    }
  }
}

static void *column(FILE *f, size_t bytes) {
  int32_t *p = NULL;
  if (posix_memalign((void **)&p, 64, bytes + 64) || fread(p, 1, bytes, f) != bytes) { fprintf(stderr, "short file\n"); exit(1); }
  return p;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  FILE *f = fopen(argv[1], "rb");
  int32_t head[8];
  if (!f || fread(head, 4, 8, f) != 8) return 1;
  plans = head[0]; n = head[1]; m = head[2]; calendars = head[3]; bs = head[4]; ds = head[5]; reach = head[6]; end_ = head[7];
  plan_start = column(f, 4L * (plans + 1)); plan_deadline = column(f, 2L * plans);
  int32_t *record = column(f, 32L * (n + 1)), *link = column(f, 8L * m);
  before = column(f, 2L * bs * calendars); days = column(f, 2L * ds * calendars);
  first_link = malloc(4L * (n + 1)); link_from = malloc(4L * m); deadline = malloc(2L * n);
  link_kind = malloc(2L * m); link_lag = malloc(2L * m); duration = malloc(2L * n); not_before = malloc(2L * n);
  fixed_start = malloc(2L * n); fixed_finish = malloc(2L * n); calendar = malloc(n); float_calendar = malloc(n); flags = malloc(n);
  for (int z = 0; z < m; z++) { link_from[z] = link[2 * z]; link_kind[z] = link[2 * z + 1] & 0xffff; link_lag[z] = link[2 * z + 1] >> 16; }
  for (int a = 0; a <= n; a++) first_link[a] = record[8L * a] / 2;
  for (int a = 0; a < n; a++) {
    int32_t *r = record + 8L * a;
    calendar[a] = r[1] & 0xff; float_calendar[a] = (r[1] >> 8) & 0xff; flags[a] = r[1] >> 16;
    duration[a] = r[2] >> 16; not_before[a] = r[2] & 0xffff;
    fixed_start[a] = r[3] >> 16; fixed_finish[a] = r[3] & 0xffff; deadline[a] = r[4];
  }
  plan_end = malloc(2L * plans);
  int16_t **out[] = {&es, &ef, &ls, &lf, &tf, &ff};
  for (int i = 0; i < 6; i++) { *out[i] = malloc(2L * n); memset(*out[i], 1, 2L * n); }
  for (int r = 0, reps = atoi(argv[2]); r < reps; r++) {
    double t0 = now();
    for (int p = 0; p < plans; p++) {
      int last = forward(plan_start[p], plan_start[p + 1]);
      plan_end[p] = last;
      backward(plan_start[p], plan_start[p + 1], plan_deadline[p] == NEVER ? last : plan_deadline[p], last);
    }
    printf("%.9f\n", now() - t0);
  }
  uint32_t h = 0;
  for (int i = 0; i < n; i++)
    h = h * 31 + (uint32_t)es[i] + 3u * (uint32_t)ef[i] + 5u * (uint32_t)ls[i] + 7u * (uint32_t)lf[i] + 11u * (uint32_t)(int32_t)tf[i] + 13u * (uint32_t)ff[i];
  printf("hash %u\n", h);
  return 0;
}
