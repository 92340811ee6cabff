/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the readers of structured files write into: plain text in the order a person reads it, and
 * the runs over it. Counts code points as the text grows; turns line ends into LF; puts U+FFFD for
 * NUL. Used by one thread at a time. */

#include "app/text/importer.h"

G_BEGIN_DECLS

typedef struct _PndTextBuilder PndTextBuilder;

PndTextBuilder *pnd_text_builder_new (void);
void pnd_text_builder_free (PndTextBuilder *self);

int pnd_text_builder_get_position (const PndTextBuilder *self); /* code points so far */
gsize pnd_text_builder_get_n_bytes (const PndTextBuilder *self); /* for the readers' caps */

/* as it is; @n_bytes of valid UTF-8, or -1 for all up to a NUL */
void pnd_text_builder_append (PndTextBuilder *self, const char *utf8, gssize n_bytes);
/* runs of white space become one space, none at the start of a line: for XML and HTML text */
void pnd_text_builder_append_collapsed (PndTextBuilder *self, const char *utf8, gssize n_bytes);
/* ends the line unless the text is empty or just ended one; drops the spaces before it */
void pnd_text_builder_end_line (PndTextBuilder *self);

/* runs nest: end closes the last that is open; an empty run is dropped, but for pages.
 * @value: (nullable), copied */
void pnd_text_builder_begin_run (PndTextBuilder *self, PndRunKind kind, int level,
                                 const char *value);
void pnd_text_builder_end_run (PndTextBuilder *self);
void pnd_text_builder_add_run (PndTextBuilder *self, PndRunKind kind, PndSpan span, int level,
                               const char *value);
/* a comment of somebody on a passage of the file; texts are copied */
void pnd_text_builder_add_comment (PndTextBuilder *self, PndSpan span, const char *author,
                                   const char *text);

/* The document; clears the builder. Runs still open end here, runs are clamped to the text. Takes
 * trailing white space off the text, and leaves it without any run. An empty text is
 * PND_IMPORT_ERROR_EMPTY. @original: the file's bytes */
PndImported *pnd_text_builder_finish (PndTextBuilder *self, const char *name, GBytes *original,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTextBuilder, pnd_text_builder_free)

G_END_DECLS
