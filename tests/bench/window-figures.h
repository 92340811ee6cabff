/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/bench/window-view.h"

#define SHORT_DOCUMENT "a short one.txt"
#define LONG_DOCUMENT "bench.txt"

/* @part: (nullable): the name of one part to measure */
void measure_large (WindowView *view, const char *part); /* 10 MB with 50,000 codings */
void measure_one_paragraph (WindowView *view, const char *part); /* 1 MB with 10,000 codings */
