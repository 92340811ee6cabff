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

/* {"figure": ..., "median": ..., "min": ..., "max": ..., "unit": ..., "limit": ..., "runs": ...} */
void bench_print (const char *figure, double *values, int n, const char *unit, double limit);
double bench_now_ms (void);
double bench_peak_memory_mb (void);
