/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A web page as a row of events, without a tree of it: memory does not grow with the page. Elements
 * are closed as browsers close them, so every start has its end. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * PndHtmlEvents:
 * @start: an element, its name in small letters; attributes in pairs up to a %NULL
 * @end: of the element begun last
 * @text: valid UTF-8, a piece at a time
 */
typedef struct
{
  void (*start) (gpointer data, const char *name, const char *const *attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *utf8);
} PndHtmlEvents;

gboolean pnd_html_walk (const char *name, const char *utf8, const PndHtmlEvents *events,
                        gpointer data, GError **error);
/* "" for one without a value; NULL when there is none */
const char *pnd_html_get_attribute (const char *const *attributes, const char *name);

G_END_DECLS
