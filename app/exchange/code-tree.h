/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tree of codes as written into files; it is the model's, since the analysis takes it too. */

#include "app/model/codes/codebook-tree.h"
