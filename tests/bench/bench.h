/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the benchmarks share: seeded text and projects, and figures as lines of JSON. */

#include "app/model/coding.h"
#include "app/model/document.h"

#define BENCH_SEED 20231117

/* sentences of made-up words, @n_bytes of ASCII and a little beyond, a paragraph every 4 or 5 of
 * them; 0 or less a paragraph makes one paragraph of it all */
PndDocumentText *bench_make_text (gsize n_bytes, gboolean one_paragraph);

/* a project in a new temporary folder: the built-in codebook, one document, @n_codings codings */
char *bench_make_project (PndDocumentText *text, int n_codings);
void bench_remove_project (char *path);
/* one more document with no codings; pins ECO-PAR to 1 */
void bench_add_document (const char *path, const char *name, PndDocumentText *text);

/*
 * BenchTime:
 * @wall: ms on the clock, leaving out what the main loop slept meanwhile
 * @cpu: ms of the processor this process had, all threads; on a busy machine the truer one
 * @asleep: ms the main loop slept: waiting for the clock's tick, for the display, for nothing
 */
typedef struct
{
  double wall;
  double cpu;
  double asleep;
} BenchTime;

BenchTime bench_time_now (void);
BenchTime bench_time_since (BenchTime then);
void bench_count_sleep (void); /* from now on, of the default main context */

/*
 * BenchFigure: a figure in the making
 */
typedef struct _BenchFigure BenchFigure;
BenchFigure *bench_figure_new (const char *figure, const char *unit, double limit);
void bench_figure_take (BenchFigure *self, double wall, double cpu);
void bench_figure_print (BenchFigure *self); /* and free */

/* {"figure": ..., "median": ..., "min": ..., "max": ..., "unit": ..., "limit": ..., "runs": ...} */
void bench_print (const char *figure, double *values, int n, const char *unit, double limit);
double bench_now_ms (void);
double bench_peak_memory_mb (void);
