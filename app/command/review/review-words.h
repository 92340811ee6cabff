/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What `penanda review` does, a word each. */

#include "app/analysis/review/queue.h"
#include "app/command/options.h"

G_BEGIN_DECLS

/**
 * PndReviewOptions:
 *
 * What the options say; %NULL, 0 or %FALSE where they say nothing.
 */
typedef struct
{
  char *reason;
  char *kind;
  char *document;
  char *code;
  char *of;
  char *state;
  char *order;
  char *date;
  char *supervisor;
  char *topic;
  char *advice;
  char *done;
  int sample;
  int seed;
  gboolean changed;
  gboolean pseudonyms;
  gboolean without_texts;
} PndReviewOptions;

typedef gboolean (*PndReviewFunc) (PndProject *project, char **operands,
                                   const PndReviewOptions *options, PndTableFormat format,
                                   GError **error);

/* the queue: what the options leave of it */
gboolean pnd_review_word_list (PndProject *project, char **operands,
                               const PndReviewOptions *options, PndTableFormat format,
                               GError **error);
gboolean pnd_review_word_counts (PndProject *project, char **operands,
                                 const PndReviewOptions *options, PndTableFormat format,
                                 GError **error);
gboolean pnd_review_word_thread (PndProject *project, char **operands,
                                 const PndReviewOptions *options, PndTableFormat format,
                                 GError **error);
/* all that was said, of whatever */
gboolean pnd_review_word_threads (PndProject *project, char **operands,
                                  const PndReviewOptions *options, PndTableFormat format,
                                  GError **error);
/* says @state, with the reason, of all that @operands name */
gboolean pnd_review_word_say (PndProject *project, char **operands, PndReviewState state,
                              const PndReviewOptions *options, GError **error);
/* the filter that the options make; FALSE with @error set where they name nothing there is */
gboolean pnd_review_options_make_filter (PndProject *project, const PndReviewOptions *options,
                                         PndQueueFilter *filter, GError **error);

/* the supervision log */
gboolean pnd_review_word_log (PndProject *project, char **operands,
                              const PndReviewOptions *options, PndTableFormat format,
                              GError **error);
gboolean pnd_review_word_log_add (PndProject *project, char **operands,
                                  const PndReviewOptions *options, PndTableFormat format,
                                  GError **error);
gboolean pnd_review_word_log_change (PndProject *project, char **operands,
                                     const PndReviewOptions *options, PndTableFormat format,
                                     GError **error);
gboolean pnd_review_word_log_remove (PndProject *project, char **operands,
                                     const PndReviewOptions *options, PndTableFormat format,
                                     GError **error);

/* files: @operands: where */
gboolean pnd_review_word_bundle (PndProject *project, char **operands,
                                 const PndReviewOptions *options, PndTableFormat format,
                                 GError **error);
gboolean pnd_review_word_sheet (PndProject *project, char **operands,
                                const PndReviewOptions *options, PndTableFormat format,
                                GError **error);
gboolean pnd_review_word_log_print (PndProject *project, char **operands,
                                    const PndReviewOptions *options, PndTableFormat format,
                                    GError **error);

G_END_DECLS
