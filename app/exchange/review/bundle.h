/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A review bundle: a copy of the project with what the supervisor may see, in which only a review is
 * possible. It comes back by a merge, as its remarks are rows with guids like all others. It never
 * holds the trash, the history or the list of replacements. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndBundleFlags:
 * @PND_BUNDLE_PSEUDONYMS: other names, by the project's list; no originals
 * @PND_BUNDLE_WITHOUT_TEXTS: of the texts only what is coded or noted, with a little around it; the
 *   rest is dots, so that positions and lines stay true; no originals
 */
typedef enum
{
  PND_BUNDLE_ALL = 0,
  PND_BUNDLE_PSEUDONYMS = 1 << 0,
  PND_BUNDLE_WITHOUT_TEXTS = 1 << 1,
} PndBundleFlags;

/**
 * PndBundle:
 * @coder: id of who makes it
 */
typedef struct
{
  PndBundleFlags flags;
  gint64 coder;
} PndBundle;

/* @source: the project's connection, or in a worker one of pnd_project_open_reader() */
gboolean pnd_bundle_write (PndDatabase *source, const char *path, const PndBundle *bundle,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
