/* The benchmark's C: one network, its sizes given as macros, trained by the same arithmetic on vectors of LANES doubles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* LAYERS, SIZES (inputs first), WIDEST and LANES come from the compiler's command line. */
typedef double vec __attribute__((vector_size(8 * LANES)));
typedef long long bits __attribute__((vector_size(8 * LANES)));
#define UP(n) (((n) + LANES - 1) / LANES * LANES)
#define BLOCK 4

static const int sizes[LAYERS + 1] = {SIZES};
static double *weights[LAYERS], *inputs, *targets;
static double biases[LAYERS][UP(WIDEST)] __attribute__((aligned(64)));
static double outputs[LAYERS][UP(WIDEST)] __attribute__((aligned(64)));
static double errors[LAYERS][UP(WIDEST)] __attribute__((aligned(64)));
static double steps[LAYERS][UP(WIDEST)] __attribute__((aligned(64)));
static double rate;
static int tuples;

static inline vec both(double x) { return x - (vec){}; }

/* 1 / (1 + e^-I), e^x as in src/lib/nn/exp.ts. */
static inline vec sigmoid(vec net) {
  vec x = -net;
  vec shifted = x * 1.4426950408889634 + 6755399441055744.0;
  vec k = shifted - 6755399441055744.0;
  vec high = x - k * 0.6931471804855391;
  vec low = k * 7.440617110012397e-11;
  vec r = high - low;
  vec lost = high - r - low;
  vec p = 2.5105217004720745e-8 + r * 2.0914686968086876e-9;
  p = 2.75572736431103e-7 + r * p;
  p = 2.7557255400206422e-6 + r * p;
  p = 2.4801587325547743e-5 + r * p;
  p = 0.00019841269874820627 + r * p;
  p = 0.0013888888888883748 + r * p;
  p = 0.008333333333326136 + r * p;
  p = 0.04166666666666667 + r * p;
  p = 0.1666666666666667 + r * p;
  p = 0.5 + r * p;
  vec y = 1 + (r + (r * r * p + lost));
  vec power = (vec)((bits)y + ((bits)shifted << 52));
  power = (vec)((bits)power & (x > -700));
  vec output = 1 / (1 + power);
  return (vec)((bits)output & (x <= 709.782712893384));
}

/* `below`, `units` are constants once this is inlined. */
static inline __attribute__((always_inline)) void forward(int l, int below, int units, const double *in) {
  const double *w = weights[l];
  const int row = UP(units);
#pragma GCC unroll 64
  for (int from = 0; from < row; from += BLOCK * LANES) {
    const int count = (row - from) / LANES < BLOCK ? (row - from) / LANES : BLOCK;
    vec sums[BLOCK] = {};
    for (int i = 0; i < below; i++)
#pragma GCC unroll 4
      for (int v = 0; v < count; v++)
        sums[v] += *(const vec *)(w + i * row + from + v * LANES) * in[i];
#pragma GCC unroll 4
    for (int v = 0; v < count; v++) {
      const int at = from + v * LANES;
      *(vec *)(outputs[l] + at) = sigmoid(sums[v] + *(vec *)(biases[l] + at));
    }
  }
}

static inline __attribute__((always_inline)) void hiddenErrors(int l, int units, int above) {
  const double *w = weights[l + 1];
  const int row = UP(above);
  for (int from = 0; from < units; from += LANES) {
    vec sum = {};
#pragma GCC unroll 16
    for (int k = 0; k < above; k++) {
      vec column;
      for (int j = 0; j < LANES; j++) column[j] = w[(from + j) * row + k];
      sum += errors[l + 1][k] * column;
    }
    vec o = *(vec *)(outputs[l] + from);
    vec error = o * (1 - o) * sum;
    *(vec *)(errors[l] + from) = error;
    *(vec *)(steps[l] + from) = rate * error;
  }
}

static inline __attribute__((always_inline)) void change(int l, int below, int units, const double *in) {
  double *w = weights[l];
  const int row = UP(units);
#pragma GCC unroll 64
  for (int from = 0; from < row; from += BLOCK * LANES) {
    const int count = (row - from) / LANES < BLOCK ? (row - from) / LANES : BLOCK;
    vec step[BLOCK];
    for (int v = 0; v < count; v++) step[v] = *(vec *)(steps[l] + from + v * LANES);
    for (int i = 0; i < below; i++)
#pragma GCC unroll 4
      for (int v = 0; v < count; v++) *(vec *)(w + i * row + from + v * LANES) += step[v] * in[i];
  }
  for (int j = 0; j < row; j += LANES) *(vec *)(biases[l] + j) += *(vec *)(steps[l] + j);
}

static void trainEpoch(void) {
  for (int n = 0; n < tuples; n++) {
    const double *in = inputs + n * sizes[0];
    const double *target = targets + n * sizes[LAYERS];
#pragma GCC unroll 8
    for (int l = 0; l < LAYERS; l++) forward(l, sizes[l], sizes[l + 1], l ? outputs[l - 1] : in);
    for (int j = 0; j < sizes[LAYERS]; j++) {
      const double o = outputs[LAYERS - 1][j];
      const double error = o * (1 - o) * (target[j] - o);
      errors[LAYERS - 1][j] = error;
      steps[LAYERS - 1][j] = rate * error;
    }
#pragma GCC unroll 8
    for (int l = LAYERS - 2; l >= 0; l--) hiddenErrors(l, sizes[l + 1], sizes[l + 2]);
#pragma GCC unroll 8
    for (int l = 0; l < LAYERS; l++) change(l, sizes[l], sizes[l + 1], l ? outputs[l - 1] : in);
  }
}

static void readDoubles(double *to, int count, FILE *file) {
  if (fread(to, 8, count, file) != (size_t)count) exit(1);
}

/* trainer FILE: the file has rate, tuples, of each layer its weights and biases, inputs, targets, all doubles. Then on standard input
   "t N" trains N epochs and prints seconds, "w" prints all weights and biases as they are held. */
int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : 0;
  if (!file) return 1;
  double head[2];
  readDoubles(head, 2, file);
  rate = head[0];
  tuples = head[1];
  for (int l = 0; l < LAYERS; l++) {
    const int row = UP(sizes[l + 1]);
    const size_t bytes = 8ul * UP(sizes[l]) * row;
    weights[l] = aligned_alloc(64, (bytes + 63) / 64 * 64);
    memset(weights[l], 0, bytes);
    for (int i = 0; i < sizes[l]; i++) readDoubles(weights[l] + i * row, sizes[l + 1], file);
    readDoubles(biases[l], sizes[l + 1], file);
  }
  inputs = malloc(8ul * tuples * sizes[0]);
  targets = malloc(8ul * tuples * sizes[LAYERS]);
  readDoubles(inputs, tuples * sizes[0], file);
  readDoubles(targets, tuples * sizes[LAYERS], file);
  char command;
  int epochs;
  while (scanf(" %c", &command) == 1) {
    if (command == 't' && scanf("%d", &epochs) == 1) {
      struct timespec a, b;
      clock_gettime(CLOCK_MONOTONIC, &a);
      for (int epoch = 0; epoch < epochs; epoch++) trainEpoch();
      clock_gettime(CLOCK_MONOTONIC, &b);
      printf("%.9f\n", b.tv_sec - a.tv_sec + 1e-9 * (b.tv_nsec - a.tv_nsec));
    } else if (command == 'w') {
      for (int l = 0; l < LAYERS; l++) {
        for (int i = 0; i < sizes[l]; i++)
          for (int j = 0; j < sizes[l + 1]; j++) printf("%a ", weights[l][i * UP(sizes[l + 1]) + j]);
        for (int j = 0; j < sizes[l + 1]; j++) printf("%a ", biases[l][j]);
      }
      printf("\n");
    }
    fflush(stdout);
  }
  return 0;
}
