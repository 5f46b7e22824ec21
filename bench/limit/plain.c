// The limit of a plain network: one link type, no lags, no dates, no floats; four calendars, forward and backward, the same file.
// cc -O3 -march=native -o plain plain.c && ./plain NETWORK REPS  ->  one line a repetition: CPU seconds.
// After the program measured for the project (cpm.c, "multi-calendar"), with its 32-bit columns and tables.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

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
  int plans = head[0], n = head[1], m = head[2], calendars = head[3], bs = head[4], ds = head[5], reach = head[6];
  int32_t *plan_start = column(f, 4L * (plans + 1));
  int16_t *limit = column(f, 2L * plans);
  int32_t *record = column(f, 32L * (n + 1)), *link = column(f, 8L * m);
  int16_t *before16 = column(f, 2L * bs * calendars), *days16 = column(f, 2L * ds * calendars);
  int32_t *before = malloc(4L * bs * calendars), *days = malloc(4L * ds * calendars);
  for (int i = 0; i < bs * calendars; i++) before[i] = before16[i];
  for (int i = 0; i < ds * calendars; i++) days[i] = days16[i];
  int32_t *off = malloc(4L * (n + 1)), *from = malloc(4L * m), *dur = malloc(4L * n), *begin = malloc(4L * n);
  int32_t *es = malloc(4L * n), *ef = malloc(4L * n), *ls = malloc(4L * n), *lf = malloc(4L * n);
  uint8_t *cal = malloc(n);
  for (int z = 0; z < m; z++) from[z] = link[2 * z];
  for (int a = 0; a <= n; a++) off[a] = record[8L * a] / 2;
  for (int a = 0; a < n; a++) { cal[a] = record[8L * a + 1] & 0xff; dur[a] = record[8L * a + 2] >> 16; begin[a] = record[8L * a + 2] & 0xffff; }
  for (int r = 0, reps = atoi(argv[2]); r < reps; r++) {
    double t0 = now();
    for (int p = 0; p < plans; p++) {
      int first = plan_start[p], end = plan_start[p + 1];
      for (int a = first; a < end; a++) {
        const int32_t *b = before + bs * cal[a], *w = days + ds * cal[a] + reach;
        int s = begin[a];
        for (int z = off[a]; z < off[a + 1]; z++) { int x = ef[from[z]]; s = x > s ? x : s; }
        int k = b[s];
        es[a] = w[k]; ef[a] = w[k + dur[a] - 1] + 1; lf[a] = limit[p];
      }
      for (int a = end - 1; a >= first; a--) {
        const int32_t *b = before + bs * cal[a], *w = days + ds * cal[a] + reach;
        int k = b[lf[a]] - 1, s = w[k - dur[a] + 1];
        lf[a] = w[k] + 1; ls[a] = s;
        for (int z = off[a]; z < off[a + 1]; z++) { int q = from[z]; lf[q] = s < lf[q] ? s : lf[q]; }
      }
    }
    printf("%.9f\n", now() - t0);
  }
  uint32_t h = 0;
  for (int i = 0; i < n; i++) h = h * 31 + (uint32_t)es[i] + 3u * (uint32_t)ef[i] + 5u * (uint32_t)ls[i] + 7u * (uint32_t)lf[i];
  printf("hash %u\n", h);
  return 0;
}
