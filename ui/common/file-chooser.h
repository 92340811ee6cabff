/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The only place that knows which file chooser the desktop offers. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PndFileKind:
 * @PND_FILE_PROJECT: `*.penanda`
 * @PND_FILE_DOCUMENT: source documents, several at once
 * @PND_FILE_SUMMARY: the coding summary, `*.xml`
 * @PND_FILE_TABLE: `*.csv`
 * @PND_FILE_CODEBOOK: `*.xml`
 * @PND_FILE_PLOT: pictures: `*.svg`, `*.pdf`, `*.png`
 * @PND_FILE_HTML: `*.html`
 * @PND_FILE_PDF: `*.pdf`
 * @PND_FILE_ODT: `*.odt`
 * @PND_FILE_OTHERS: `*.penanda`, several at once
 */
typedef enum
{
  PND_FILE_PROJECT,
  PND_FILE_DOCUMENT,
  PND_FILE_SUMMARY,
  PND_FILE_TABLE,
  PND_FILE_CODEBOOK,
  PND_FILE_PLOT,
  PND_FILE_HTML,
  PND_FILE_PDF,
  PND_FILE_ODT,
  PND_FILE_OTHERS,
} PndFileKind;

/* @files: GFile elements, at least one; not called when the person cancels */
typedef void (*PndFilesFunc) (GListModel *files, gpointer data);

/* what belongs to a project is looked for, and put, beside it at first */
void pnd_file_chooser_begin_beside (const char *path);
void pnd_file_chooser_open (GtkWidget *parent, const char *title, PndFileKind kind,
                            PndFilesFunc func, gpointer data);
void pnd_file_chooser_save (GtkWidget *parent, const char *title, PndFileKind kind,
                            const char *name, PndFilesFunc func, gpointer data);

G_END_DECLS
