/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A new project with its first coder and its codebook, which undo does not take away again. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndNewCodebook:
 * @PND_NEW_CODEBOOK_BUILTIN: Keating's motives
 * @PND_NEW_CODEBOOK_NONE: no codes
 * @PND_NEW_CODEBOOK_FILE: those of a codebook file
 */
typedef enum
{
  PND_NEW_CODEBOOK_BUILTIN,
  PND_NEW_CODEBOOK_NONE,
  PND_NEW_CODEBOOK_FILE,
} PndNewCodebook;

PndProject *pnd_new_project_create (const char *path, const char *language, const char *coder,
                                    PndNewCodebook codebook, const char *codebook_path,
                                    GError **error);

G_END_DECLS
